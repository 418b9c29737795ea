package systole.model.patch;

import systole.model.xml.XmlElement;
import systole.model.xml.XmlNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the steps from one tree to another. Children are paired by name and id, in order; what has
 * no partner is removed or inserted.
 */
final class TreeDiff {
    /** Above this many comparisons, children without a common border are replaced wholesale. */
    private static final long ALIGNMENT_LIMIT = 4_000_000;

    private final List<Change> changes = new ArrayList<>();

    private TreeDiff() {}

    static List<Change> of(XmlElement before, XmlElement after) {
        var diff = new TreeDiff();
        if (!before.name().equals(after.name())) {
            return List.of(new Change.Replace(List.of(), after));
        }
        diff.element(List.of(), before, after);
        return diff.changes;
    }

    private void element(List<Integer> path, XmlElement before, XmlElement after) {
        if (before.equals(after)) {
            return;
        }
        if (!sameAttributes(before, after)) {
            changes.add(new Change.SetAttributes(path, after.attributes()));
        }
        children(path, before.children(), after.children());
    }

    private static boolean sameAttributes(XmlElement before, XmlElement after) {
        return List.copyOf(before.attributes().entrySet())
                .equals(List.copyOf(after.attributes().entrySet()));
    }

    /**
     * Removals from the end, then insertions from the start, so that every position is right when
     * its turn comes.
     */
    private void children(List<Integer> path, List<XmlNode> before, List<XmlNode> after) {
        int[] partners = partners(before, after);
        for (int i = before.size() - 1; i >= 0; i--) {
            if (partners[i] < 0) {
                changes.add(new Change.Remove(path, i));
            }
        }
        var paired = new boolean[after.size()];
        for (int partner : partners) {
            if (partner >= 0) {
                paired[partner] = true;
            }
        }
        for (int j = 0; j < after.size(); j++) {
            if (!paired[j]) {
                changes.add(new Change.Insert(path, j, after.get(j)));
            }
        }
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] >= 0
                    && before.get(i) instanceof XmlElement old
                    && after.get(partners[i]) instanceof XmlElement young) {
                element(below(path, partners[i]), old, young);
            }
        }
    }

    private static List<Integer> below(List<Integer> path, int position) {
        var longer = new ArrayList<>(path);
        longer.add(position);
        return longer;
    }

    /** For each old child the position of the new child it becomes, or −1. */
    private static int[] partners(List<XmlNode> before, List<XmlNode> after) {
        int[] partners = new int[before.size()];
        Arrays.fill(partners, -1);
        int start = 0;
        while (start < before.size()
                && start < after.size()
                && alike(before.get(start), after.get(start))) {
            partners[start] = start;
            start++;
        }
        int oldEnd = before.size();
        int newEnd = after.size();
        while (oldEnd > start
                && newEnd > start
                && alike(before.get(oldEnd - 1), after.get(newEnd - 1))) {
            partners[--oldEnd] = --newEnd;
        }
        if ((long) (oldEnd - start) * (newEnd - start) <= ALIGNMENT_LIMIT) {
            align(before, after, partners, start, oldEnd, newEnd);
        }
        return partners;
    }

    /** Pairs the longest common subsequence of what lies between the common borders. */
    private static void align(
            List<XmlNode> before,
            List<XmlNode> after,
            int[] partners,
            int start,
            int oldEnd,
            int newEnd) {
        var length = new int[oldEnd - start + 1][newEnd - start + 1];
        for (int i = oldEnd - 1; i >= start; i--) {
            for (int j = newEnd - 1; j >= start; j--) {
                length[i - start][j - start] =
                        alike(before.get(i), after.get(j))
                                ? length[i - start + 1][j - start + 1] + 1
                                : Math.max(
                                        length[i - start + 1][j - start],
                                        length[i - start][j - start + 1]);
            }
        }
        int i = start;
        int j = start;
        while (i < oldEnd && j < newEnd) {
            if (alike(before.get(i), after.get(j))) {
                partners[i++] = j++;
            } else if (length[i - start + 1][j - start] >= length[i - start][j - start + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static boolean alike(XmlNode old, XmlNode young) {
        return old instanceof XmlElement a && young instanceof XmlElement b
                ? a.name().equals(b.name()) && a.id().equals(b.id())
                : old.equals(young);
    }
}
