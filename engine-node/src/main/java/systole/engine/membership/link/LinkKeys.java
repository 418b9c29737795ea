package systole.engine.membership.link;

import java.util.List;

/**
 * The keys of authkeys: one seals, all are accepted, so that keys can be changed node by node.
 *
 * @param signing seals what is sent
 * @param accepted open what arrives; the signing one is among them
 */
public record LinkKeys(LinkKey signing, List<LinkKey> accepted) {

    /** Copies the list; every number means one key. */
    public LinkKeys {
        accepted = List.copyOf(accepted);
        if (!accepted.contains(signing)) {
            throw new IllegalArgumentException("the signing key is not accepted");
        }
        if (accepted.stream().mapToInt(LinkKey::number).distinct().count() != accepted.size()) {
            throw new IllegalArgumentException("a key number is used twice");
        }
    }

    /** A single key. */
    public static LinkKeys of(LinkKey key) {
        return new LinkKeys(key, List.of(key));
    }
}
