package systole.model.resource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The digest of what an operation ran with ({@code op_digest}), kept with its result so that a
 * changed definition is noticed: MD5 of the sorted parameters as one XML element, as Heartbeat 2
 * and Pacemaker compute it. It guards against nothing but forgetting.
 */
public final class ParametersDigest {
    private ParametersDigest() {}

    /** The digest of what runs once. */
    public static String once(Map<String, String> parameters) {
        return md5(new TreeMap<>(parameters));
    }

    /** The digest of what is repeated: its timeout counts too. */
    public static String repeated(Map<String, String> parameters, Duration timeout) {
        var all = new TreeMap<>(parameters);
        all.put("CRM_meta_timeout", Long.toString(timeout.toMillis()));
        return md5(all);
    }

    private static String md5(SortedMap<String, String> attributes) {
        var text = new StringBuilder(" <parameters");
        attributes.forEach(
                (name, value) ->
                        text.append(' ')
                                .append(name)
                                .append("=\"")
                                .append(escape(value))
                                .append('"'));
        text.append("/>\n");
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
