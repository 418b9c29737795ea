package systole.engine.scheduler.placement;

import systole.engine.scheduler.unpack.Bunch;
import systole.engine.scheduler.unpack.Situation;
import systole.engine.scheduler.unpack.Situation.Part;
import systole.engine.scheduler.unpack.Unit;
import systole.model.constraint.Constraint;
import systole.model.score.Score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every bond, by either end. */
final class Bonds {
    private static final Comparator<Bond> WEAKEST_FIRST = Comparator.comparing(Bond::score);

    private final List<List<Bond>> ofDependent = new ArrayList<>();
    private final List<List<Bond>> ofPrimary = new ArrayList<>();

    private Bonds(int units) {
        for (int i = 0; i < units; i++) {
            ofDependent.add(new ArrayList<>());
            ofPrimary.add(new ArrayList<>());
        }
    }

    static Bonds of(Situation situation) {
        var bonds = new Bonds(situation.units().size());
        for (Bunch bunch : situation.bunches()) {
            bonds.addGroup(bunch);
        }
        for (Constraint constraint : situation.cib().configuration().constraints()) {
            if (constraint instanceof Constraint.Colocation colocation) {
                bonds.addConstraint(situation, colocation);
            }
        }
        bonds.ofDependent.forEach(list -> list.sort(WEAKEST_FIRST));
        bonds.ofPrimary.forEach(list -> list.sort(WEAKEST_FIRST));
        return bonds;
    }

    private void addGroup(Bunch bunch) {
        if (bunch.collocated()) {
            for (int i = 1; i < bunch.members().size(); i++) {
                add(
                        new Bond(
                                bunch.id().value(),
                                bunch.members().get(i),
                                bunch.members().get(i - 1),
                                Score.INFINITY,
                                "#uname",
                                true,
                                true));
            }
        }
    }

    private void addConstraint(Situation situation, Constraint.Colocation colocation) {
        Optional<Part> dependent = situation.part(colocation.dependent());
        Optional<Part> primary = situation.part(colocation.primary());
        if (dependent.isEmpty()
                || primary.isEmpty()
                || !Roles.any(colocation.dependentRole())
                || !Roles.any(colocation.primaryRole())) {
            return;
        }
        bind(colocation, dependent.get(), primary.get());
        if (colocation.symmetrical()) {
            bind(colocation, primary.get(), dependent.get());
        }
    }

    private void bind(Constraint.Colocation colocation, Part dependent, Part primary) {
        for (Unit follower : Situation.speakers(dependent)) {
            for (Unit leader : Situation.speakers(primary)) {
                add(
                        new Bond(
                                colocation.id(),
                                follower,
                                leader,
                                colocation.score(),
                                colocation.nodeAttribute(),
                                false,
                                primary instanceof Situation.Single));
            }
        }
    }

    private void add(Bond bond) {
        ofDependent.get(bond.dependent().index()).add(bond);
        if (bond.counts()) {
            ofPrimary.get(bond.primary().index()).add(bond);
        }
    }

    /** Where the unit is placed by others. */
    List<Bond> ofDependent(Unit unit) {
        return ofDependent.get(unit.index());
    }

    /** Where others are placed by the unit. */
    List<Bond> ofPrimary(Unit unit) {
        return ofPrimary.get(unit.index());
    }
}
