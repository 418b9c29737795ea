package systole.engine.access;

import systole.engine.cib.Writing;
import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.patch.CibPatch;
import systole.model.patch.PatchException;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.remote.protocol.Command;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a visitor may see and change. The only place that does, a function of the visitor,
 * the command and the CIB alone.
 *
 * <p>The visitor's role decides, unless the CIB's access lists are in force and name the user: then
 * these decide alone, by rules or by another role, and may allow less or more than the way in did.
 * They never bind {@code root} and {@code hacluster} as administrators, so that nobody can lock
 * everybody out. A list with a rule that cannot be understood allows its user nothing.
 */
public final class AccessPolicy {
    private static final Set<String> UNBOUND = Set.of("root", "hacluster");

    /** Elements that may be shown for what is in them, and mean nothing else. */
    private static final Set<String> FRAMES =
            Set.of(
                    "cib",
                    "configuration",
                    "crm_config",
                    "nodes",
                    "resources",
                    "constraints",
                    "rsc_defaults",
                    "op_defaults",
                    "acls",
                    "tags",
                    "alerts",
                    "fencing-topology",
                    "status");

    private AccessPolicy() {}

    /** Tells whether the visitor may have this done. */
    public static Verdict examine(Visitor visitor, Command command, Cib cib) {
        try {
            return switch (footing(visitor, cib)) {
                case Footing.InRole(var holder) -> byRole(holder, command, cib);
                case Footing.Listed(var list) -> byList(list, command, cib);
            };
        } catch (UnusableRuleException e) {
            return new Verdict.Refused(
                    visitor.user()
                            + " may do nothing until the access list is mended: "
                            + e.getMessage());
        } catch (PatchException | XmlException e) {
            return new Verdict.Refused(e.getMessage() == null ? "not a CIB" : e.getMessage());
        }
    }

    /** What the visitor may see of the CIB: the same one, or a smaller one of the same version. */
    public static Cib visible(Visitor visitor, Cib cib) {
        try {
            return switch (footing(visitor, cib)) {
                case Footing.InRole _ -> cib;
                case Footing.Listed(var list) -> seen(cib, view(cib, list));
            };
        } catch (UnusableRuleException e) {
            return nothing(cib);
        }
    }

    /** What a visitor's permissions rest on. */
    private sealed interface Footing {
        /** A role, the way in's or one the CIB gives. */
        record InRole(Visitor holder) implements Footing {}

        /** Rules of the CIB. */
        record Listed(AccessList list) implements Footing {}
    }

    private static Footing footing(Visitor visitor, Cib cib) throws UnusableRuleException {
        if (visitor.role() == Role.ADMINISTER && UNBOUND.contains(visitor.user())) {
            return new Footing.InRole(visitor);
        }
        Optional<AccessList> list = AccessList.of(cib, visitor.user());
        Optional<Role> role = list.flatMap(AccessList::role);
        if (role.isPresent()) {
            return new Footing.InRole(new Visitor(visitor.user(), visitor.origin(), role.get()));
        }
        return list.isPresent() ? new Footing.Listed(list.get()) : new Footing.InRole(visitor);
    }

    private static Verdict byRole(Visitor visitor, Command command, Cib cib)
            throws PatchException, XmlException {
        if (visitor.role() == Role.ADMINISTER) {
            return new Verdict.Granted(command);
        }
        if (visitor.role() == Role.READ) {
            Role needed = command instanceof Command.Change ? needed(command, cib) : Role.OPERATE;
            return lacks(visitor, words(command), needed);
        }
        if (!(command instanceof Command.Change)) {
            return new Verdict.Granted(command);
        }
        Optional<String> beyond = beyondDailyWork(Intent.after(command, cib), cib);
        return beyond.isPresent()
                ? lacks(visitor, beyond.get(), Role.ADMINISTER)
                : new Verdict.Granted(command);
    }

    private static Role needed(Command change, Cib cib) throws PatchException, XmlException {
        return beyondDailyWork(Intent.after(change, cib), cib).isPresent()
                ? Role.ADMINISTER
                : Role.OPERATE;
    }

    /** What of a change is more than daily work, in words. */
    private static Optional<String> beyondDailyWork(XmlElement after, Cib cib) {
        List<Touch> touches = touches(cib.root(), after);
        if (touches.isEmpty() || !CibVersion.of(after).equals(cib.version().nextEpoch())) {
            return Optional.of("set the version");
        }
        return touches.stream()
                .filter(touch -> !DailyWork.covers(touch))
                .findFirst()
                .map(touch -> touch.verb() + " " + touch.words());
    }

    private static Verdict lacks(Visitor visitor, String deed, Role needed) {
        return new Verdict.Refused(
                visitor.user()
                        + " may not "
                        + deed
                        + ": that needs the role "
                        + word(needed)
                        + ", and "
                        + visitor.user()
                        + " has "
                        + word(visitor.role()));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static String words(Command command) {
        return switch (command) {
            case Command.Change _ -> "change the configuration";
            case Command.Move(var resource, _) -> "move " + resource;
            case Command.CleanUp(var resource, _) -> "clean up " + resource;
            case Command.Reprobe _ -> "have resources looked for";
            case Command.Fail(var resource, _) -> "fail " + resource;
            case Command.SetAttribute(var node, var name, _) -> "set " + name + " of " + node;
        };
    }

    private static Verdict byList(AccessList list, Command command, Cib cib)
            throws UnusableRuleException, PatchException, XmlException {
        Command meant =
                command instanceof Command.Change(var patch)
                        ? new Command.Change(forTheWhole(patch, cib, list))
                        : command;
        XmlElement after = Intent.after(meant, cib);
        Marked before = Marked.of(cib.root(), list);
        Marked marked = Marked.of(after, list);
        for (Touch touch : touches(cib.root(), after)) {
            Optional<String> refusal = Marked.refusal(touch, before, marked);
            if (refusal.isPresent()) {
                return new Verdict.Refused(
                        list.user()
                                + " may not "
                                + touch.verb()
                                + " "
                                + touch.words()
                                + ": "
                                + refusal.get());
            }
        }
        return new Verdict.Granted(meant);
    }

    private static List<Touch> touches(XmlElement before, XmlElement after) {
        return Touch.between(before, CibVersion.of(before).mark(after));
    }

    /** A change of what somebody sees, as a change of all there is. */
    private static CibPatch forTheWhole(CibPatch patch, Cib cib, AccessList list)
            throws UnusableRuleException, PatchException, XmlException {
        Writing.requireSameEpoch(cib, patch);
        View view = view(cib, list);
        Cib seen = cib.withRoot(view.seen());
        Cib wanted = patch.applyLater(seen);
        return CibPatch.diff(cib, cib.withRoot(view.with(wanted.root())));
    }

    private static View view(Cib cib, AccessList list) throws UnusableRuleException {
        Marked marked = Marked.of(cib.root(), list);
        View full = marked.view(_ -> true);
        // Without what is hidden a resource may be no resource any more: then it is hidden too.
        return readable(cib, full) ? full : marked.view(FRAMES::contains);
    }

    private static boolean readable(Cib cib, View view) {
        try {
            return cib.withRoot(view.seen()) != cib;
        } catch (XmlException e) {
            return false;
        }
    }

    private static Cib seen(Cib cib, View view) {
        XmlElement seen = view.seen();
        try {
            return seen.equals(cib.root()) ? cib : cib.withRoot(seen);
        } catch (XmlException e) {
            return nothing(cib);
        }
    }

    private static Cib nothing(Cib cib) {
        try {
            return cib.withRoot(cib.root().withChildren(List.of(XmlElement.of("configuration"))));
        } catch (XmlException e) {
            throw new IllegalStateException("an empty CIB is a CIB", e);
        }
    }

    /** Why a document cannot follow another: it would have an access list nobody can follow. */
    public static Optional<String> flaw(Cib before, Cib after) {
        try {
            if (!AccessList.section(before).equals(AccessList.section(after))) {
                AccessList.check(after);
            }
            return Optional.empty();
        } catch (UnusableRuleException e) {
            return Optional.of("the access lists cannot be used like that: " + e.getMessage());
        }
    }
}
