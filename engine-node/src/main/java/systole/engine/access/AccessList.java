package systole.engine.access;

import systole.engine.access.AccessRule.Mark;
import systole.model.cib.Cib;
import systole.model.xml.XmlElement;
import systole.remote.protocol.Role;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the CIB's {@code acls} section says of one user. Both spellings are read: {@code acl_target}
 * with {@code acl_permission}, and the older {@code acl_user} with {@code read}, {@code write} and
 * {@code deny}.
 *
 * <p>Instead of rules a user may be given a role by its name: {@code <role id="operate"/>}, unless
 * the section defines a role of its own with that name.
 *
 * @param role the role it gives; it has no rules then
 */
record AccessList(String user, Optional<Role> role, List<AccessRule> rules) {
    private static final int MOST_RULES = 256;
    private static final Set<String> REFERENCES = Set.of("role", "role_ref");

    /** Copies the rules. */
    AccessList {
        rules = List.copyOf(rules);
    }

    /** The section, if it is there and in force. */
    static Optional<XmlElement> section(Cib cib) {
        return cib.root()
                .path("configuration", "acls")
                .filter(_ -> cib.configuration().options().flag("enable-acl", false));
    }

    /**
     * A user's list; empty if the CIB says nothing of them, or its lists are not in force.
     *
     * @throws UnusableRuleException if one of its rules cannot be understood
     */
    static Optional<AccessList> of(Cib cib, String user) throws UnusableRuleException {
        Optional<XmlElement> acls = section(cib);
        List<XmlElement> entries =
                acls.stream()
                        .flatMap(section -> section.elements().stream())
                        .filter(entry -> names(entry, user))
                        .toList();
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(list(user, entries, acls.orElseThrow()));
    }

    private static AccessList list(String user, List<XmlElement> entries, XmlElement acls)
            throws UnusableRuleException {
        var rules = new ArrayList<AccessRule>();
        var roles = new ArrayList<Role>();
        for (XmlElement entry : entries) {
            for (XmlElement part : entry.elements()) {
                addTo(rules, roles, part, acls);
            }
        }
        if (roles.size() > 1 || !roles.isEmpty() && !rules.isEmpty()) {
            throw new UnusableRuleException(
                    user + " is given a role and more; one role, or rules, not both");
        }
        return new AccessList(user, roles.stream().findFirst(), rules);
    }

    /**
     * Reads every rule of the section, whoever it is for.
     *
     * @throws UnusableRuleException if one of them cannot be understood
     */
    static void check(Cib cib) throws UnusableRuleException {
        Optional<XmlElement> acls = cib.root().path("configuration", "acls");
        if (acls.isEmpty()) {
            return;
        }
        for (XmlElement entry : acls.get().elements()) {
            if (entry.name().equals("acl_role")) {
                var rules = new ArrayList<AccessRule>();
                for (XmlElement rule : entry.elements()) {
                    ruleTo(rules, rule);
                }
            } else {
                list(entry.id(), List.of(entry), acls.get());
            }
        }
    }

    private static boolean names(XmlElement entry, String user) {
        return entry.name().equals("acl_target") && entry.attribute("name", entry.id()).equals(user)
                || entry.name().equals("acl_user") && entry.id().equals(user);
    }

    private static void addTo(
            List<AccessRule> rules, List<Role> roles, XmlElement part, XmlElement acls)
            throws UnusableRuleException {
        if (!REFERENCES.contains(part.name())) {
            ruleTo(rules, part);
            return;
        }
        List<XmlElement> defined =
                acls.elements("acl_role").stream()
                        .filter(role -> role.id().equals(part.id()))
                        .toList();
        if (defined.isEmpty()) {
            Arrays.stream(Role.values())
                    .filter(role -> word(role).equals(part.id()))
                    .forEach(roles::add);
        }
        for (XmlElement role : defined) {
            for (XmlElement rule : role.elements()) {
                ruleTo(rules, rule);
            }
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static void ruleTo(List<AccessRule> rules, XmlElement element)
            throws UnusableRuleException {
        boolean old = Stream.of("read", "write", "deny").anyMatch(element.name()::equals);
        if (!old && !element.name().equals("acl_permission")) {
            return;
        }
        String words = element.name() + " " + element.id();
        if (rules.size() >= MOST_RULES) {
            throw new UnusableRuleException(words + " is one too many");
        }
        try {
            Mark mark = mark(old ? element.name() : element.attribute("kind", ""));
            rules.add(new AccessRule(words, mark, Selection.of(path(element))));
        } catch (UnusableRuleException e) {
            throw new UnusableRuleException(words + ": " + e.getMessage());
        }
    }

    private static Mark mark(String kind) throws UnusableRuleException {
        return switch (kind) {
            case "read" -> Mark.READ;
            case "write" -> Mark.WRITE;
            case "deny" -> Mark.DENY;
            default ->
                    throw new UnusableRuleException(
                            "kind \"" + kind + "\" is none of read, write and deny");
        };
    }

    /** The path of a rule, given as such, or by tag, id and attribute. */
    private static String path(XmlElement rule) throws UnusableRuleException {
        Optional<String> xpath = rule.attribute("xpath");
        if (xpath.isPresent()) {
            return xpath.get();
        }
        Optional<String> tag = rule.attribute("object-type").or(() -> rule.attribute("tag"));
        Optional<String> id = rule.attribute("reference").or(() -> rule.attribute("ref"));
        Optional<String> attribute = rule.attribute("attribute");
        if (tag.isEmpty() && id.isEmpty() && attribute.isEmpty()) {
            throw new UnusableRuleException("it does not say what it is about");
        }
        var path = new StringBuilder("//").append(tag.isPresent() ? name(tag.get()) : "*");
        if (id.isPresent()) {
            path.append("[@id=").append(quoted(id.get())).append(']');
        }
        if (attribute.isPresent()) {
            path.append("[@").append(name(attribute.get())).append(']');
        }
        return path.toString();
    }

    private static String name(String word) throws UnusableRuleException {
        if (!word.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
            throw new UnusableRuleException("\"" + word + "\" cannot be a name");
        }
        return word;
    }

    private static String quoted(String id) throws UnusableRuleException {
        if (id.contains("'")) {
            throw new UnusableRuleException("\"" + id + "\" cannot be an id");
        }
        return "'" + id + "'";
    }
}
