package systole.engine.hacf;

import java.util.Locale;

/** Tells whether a word is another one, misspelt. */
final class Spelling {
    private static final int LONGEST = 40;

    private Spelling() {}

    /** The same but for case, {@code -} and {@code _}, or at most two letters of a longer word. */
    static boolean close(String known, String written) {
        if (written.length() > LONGEST) {
            return false;
        }
        String left = plain(known);
        String right = plain(written);
        int tolerated = Math.min(left.length() / 4, 2);
        return left.equals(right) || distance(left, right) <= tolerated;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    /** How many letters to insert, remove or replace (Levenshtein). */
    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[right.length()];
    }
}
