package systole.engine.access;

import systole.engine.access.AccessRule.Mark;
import systole.model.cib.Cib;
import systole.model.xml.XmlElement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the CIB's {@code acls} section says of one user. Both spellings are read: {@code acl_target}
 * with {@code acl_permission}, and the older {@code acl_user} with {@code read}, {@code write} and
 * {@code deny}.
 */
record AccessList(String user, List<AccessRule> rules) {
    private static final int MOST_RULES = 256;

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
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        var rules = new ArrayList<AccessRule>();
        for (XmlElement entry : entries) {
            addTo(rules, entry, acls.get());
        }
        return Optional.of(new AccessList(user, rules));
    }

    /**
     * Reads every rule of the section, whoever it is for.
     *
     * @throws UnusableRuleException if one of them cannot be understood
     */
    static void check(Cib cib) throws UnusableRuleException {
        var rules = new ArrayList<AccessRule>();
        List<XmlElement> entries =
                cib.root().path("configuration", "acls").stream()
                        .flatMap(section -> section.elements().stream())
                        .toList();
        for (XmlElement entry : entries) {
            rules.clear();
            for (XmlElement rule : entry.elements()) {
                ruleTo(rules, rule);
            }
        }
    }

    private static boolean names(XmlElement entry, String user) {
        return entry.name().equals("acl_target") && entry.attribute("name", entry.id()).equals(user)
                || entry.name().equals("acl_user") && entry.id().equals(user);
    }

    private static void addTo(List<AccessRule> rules, XmlElement entry, XmlElement acls)
            throws UnusableRuleException {
        for (XmlElement part : entry.elements()) {
            switch (part.name()) {
                case "role", "role_ref" -> {
                    for (XmlElement role : acls.elements("acl_role")) {
                        if (role.id().equals(part.id())) {
                            for (XmlElement rule : role.elements()) {
                                ruleTo(rules, rule);
                            }
                        }
                    }
                }
                default -> ruleTo(rules, part);
            }
        }
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
