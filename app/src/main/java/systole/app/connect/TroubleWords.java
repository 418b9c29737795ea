package systole.app.connect;

import systole.app.l10n.Messages;
import systole.remote.client.LinkState;
import systole.remote.client.Trouble;

import java.util.Locale;
import java.util.stream.Collectors;

/** Why a link does not stand, in the language of whoever reads it. */
final class TroubleWords {
    private TroubleWords() {}

    /** All that is wrong, one sentence after the other; empty if nothing is. */
    static String of(LinkState state, Messages messages) {
        return state.troubles().stream()
                .map(trouble -> messages.now(key(trouble.kind()), trouble.facts().toArray()))
                .collect(Collectors.joining(messages.now("connect.trouble.and")));
    }

    static String key(Trouble.Kind kind) {
        return "connect.trouble." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
