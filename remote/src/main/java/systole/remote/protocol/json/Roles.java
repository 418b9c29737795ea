package systole.remote.protocol.json;

import systole.remote.protocol.Role;

/** Roles as words of the protocol. */
final class Roles {
    private Roles() {}

    static String word(Role role) {
        return switch (role) {
            case READ -> "read";
            case OPERATE -> "operate";
            case ADMINISTER -> "administer";
        };
    }

    static Role of(String word) throws MalformedJsonException {
        for (Role role : Role.values()) {
            if (word(role).equals(word)) {
                return role;
            }
        }
        throw new MalformedJsonException("unknown role \"" + word + "\"");
    }
}
