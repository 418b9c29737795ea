package systole.model.cib;

import systole.model.xml.Position;

/**
 * Something about a CIB that does not prevent running it but that its author should know, in one
 * sentence.
 */
public record Problem(Position position, String text) {

    @Override
    public String toString() {
        return position.known() ? position + ": " + text : text;
    }
}
