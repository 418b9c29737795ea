package systole.engine.message.json;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Bytes with a few faults. */
final class Mutation {
    private static final String WORDS = "\"{}[]:,\\0919-.eu<>&/ \n\u0000x";

    private Mutation() {}

    static byte[] of(byte[] bytes, RandomGenerator random) {
        byte[] result = bytes.clone();
        for (int faults = 1 + random.nextInt(4); faults > 0 && result.length > 0; faults--) {
            int at = random.nextInt(result.length);
            result =
                    switch (random.nextInt(5)) {
                        case 0 -> with(result, at, random.nextInt(256));
                        case 1 -> with(result, at, WORDS.charAt(random.nextInt(WORDS.length())));
                        case 2 -> Arrays.copyOf(result, at);
                        case 3 -> without(result, at, random.nextInt(20));
                        default -> doubled(result, at, random.nextInt(20));
                    };
        }
        return result;
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        int rest = Math.max(bytes.length - at - count, 0);
        byte[] result = Arrays.copyOf(bytes, at + rest);
        System.arraycopy(bytes, bytes.length - rest, result, at, rest);
        return result;
    }

    private static byte[] doubled(byte[] bytes, int at, int count) {
        int length = Math.min(count, bytes.length - at);
        byte[] result = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, at, result, at + length, bytes.length - at);
        return result;
    }
}
