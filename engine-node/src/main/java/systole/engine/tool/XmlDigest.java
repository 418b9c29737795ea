package systole.engine.tool;

import systole.model.xml.XmlElement;
import systole.model.xml.XmlWriter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The MD5 digest of XML without its layout: it tells whether two documents are the same. */
final class XmlDigest {
    private XmlDigest() {}

    /** In hexadecimal. */
    static String of(XmlElement xml) {
        String plain =
                XmlWriter.write(xml).lines().map(String::strip).collect(Collectors.joining());
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(plain.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has MD5", e);
        }
    }
}
