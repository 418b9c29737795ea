package systole.app.constraints;

import systole.model.cib.Cib;
import systole.model.constraint.Constraint;
import systole.model.edit.ConfigurationEdit;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An edit of one constraint that has not been applied.
 *
 * @param id the constraint's id
 * @param element what it becomes; empty if it is to go
 * @param made it does not exist yet
 */
record Draft(String id, Optional<XmlElement> element, boolean made) {

    /** A constraint that does not exist yet. */
    static Draft adding(XmlElement element) {
        return new Draft(element.id(), Optional.of(element), true);
    }

    /** A constraint that becomes another. */
    static Draft changing(XmlElement element) {
        return new Draft(element.id(), Optional.of(element), false);
    }

    /** A constraint that goes. */
    static Draft removing(String id) {
        return new Draft(id, Optional.empty(), false);
    }

    /** The edit, from root to root. */
    UnaryOperator<XmlElement> edit() {
        return element.map(ConfigurationEdit::constraint)
                .orElseGet(() -> ConfigurationEdit.withoutConstraint(id));
    }

    /** The CIB with the edit made. */
    Cib applied(Cib cib) throws XmlException {
        return cib.withRoot(edit().apply(cib.root()));
    }

    /** The constraint as it would be. */
    Optional<Constraint> constraint(Cib cib) throws XmlException {
        return applied(cib).configuration().constraints().stream()
                .filter(constraint -> constraint.id().equals(id))
                .findFirst();
    }
}
