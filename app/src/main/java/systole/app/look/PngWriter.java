package systole.app.look;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes an image as a PNG of 8 bits a channel with alpha.
 *
 * <p>Written by hand (W3C PNG, second edition) so that a picture needs neither AWT nor a display.
 */
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int RGBA = 6;

    private PngWriter() {}

    /** Writes the image and leaves the stream open. */
    public static void write(Image image, OutputStream out) throws IOException {
        var data = new DataOutputStream(out);
        data.write(SIGNATURE);
        chunk(data, "IHDR", header((int) image.getWidth(), (int) image.getHeight()));
        chunk(data, "IDAT", pixels(image));
        chunk(data, "IEND", new byte[0]);
        data.flush();
    }

    private static byte[] header(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var header = new DataOutputStream(bytes);
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {8, RGBA, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] pixels(Image image) throws IOException {
        var width = (int) image.getWidth();
        var row = new int[width];
        var line = new byte[1 + 4 * width];
        var bytes = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < (int) image.getHeight(); y++) {
                image.getPixelReader()
                        .getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
                for (int x = 0; x < width; x++) {
                    line[1 + 4 * x] = (byte) (row[x] >> 16);
                    line[2 + 4 * x] = (byte) (row[x] >> 8);
                    line[3 + 4 * x] = (byte) row[x];
                    line[4 + 4 * x] = (byte) (row[x] >> 24);
                }
                deflate.write(line);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content)
            throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }
}
