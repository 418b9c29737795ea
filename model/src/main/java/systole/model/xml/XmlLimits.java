package systole.model.xml;

/**
 * How much a document may ask for before it is refused.
 *
 * @param characters length of the source
 * @param depth nesting of elements
 * @param attributes attributes of one element
 */
public record XmlLimits(int characters, int depth, int attributes) {

    /** Room for a hundred nodes with five thousand resources, and not for an attack. */
    public static final XmlLimits DEFAULT = new XmlLimits(256 * 1024 * 1024, 64, 512);
}
