package systole.engine.message.json;

import systole.engine.message.Message;
import systole.model.xml.XmlException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;

/**
 * Turns messages into bytes and back: {@code decode(encode(m))} equals {@code m} for every message.
 * Safe for use by several threads.
 *
 * <p>The bytes are one JSON object in ASCII. Nothing in them can do more than be refused: size,
 * depth and length of numbers are limited, and every fault is one checked exception.
 */
public final class MessageCodec {
    /** The most bytes a message may have. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private static final int DEEPEST = 32;

    private final JsonFactory json =
            JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(LARGEST)
                                    .build())
                    .build();

    /** The bytes of a message. */
    public byte[] encode(Message message) {
        var bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new MessageWriter(out).message(message);
        }
        return bytes.toByteArray();
    }

    /**
     * The message in these bytes.
     *
     * @throws MalformedMessageException if there is none, or one larger than {@link #LARGEST}
     */
    public Message decode(byte[] bytes) throws MalformedMessageException {
        if (bytes.length > LARGEST) {
            throw new MalformedMessageException(
                    "a message of " + bytes.length + " bytes is too large");
        }
        try (JsonParser in = json.createParser(ObjectReadContext.empty(), bytes)) {
            return MessageReader.message(Fields.read(in));
        } catch (JacksonException e) {
            throw new MalformedMessageException("not JSON: " + e.getOriginalMessage());
        } catch (XmlException e) {
            throw new MalformedMessageException("not a CIB: " + e.getMessage());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedMessageException("a value that cannot be: " + e.getMessage());
        }
    }
}
