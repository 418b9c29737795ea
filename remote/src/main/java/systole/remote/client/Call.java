package systole.remote.client;

import java.security.PublicKey;

/** What became of one call. */
sealed interface Call<T> {

    /** Somebody answered. */
    record Answered<T>(T value) implements Call<T> {}

    /** Nobody did, or not in time; another attempt may have more luck. */
    record Unreachable<T>(Trouble trouble) implements Call<T> {}

    /** A host showed a key nobody has vouched for. */
    record Stranger<T>(Address host, PublicKey key) implements Call<T> {}

    /** A host accepts none of the keys there are. */
    record Denied<T>(Address host, String user) implements Call<T> {}

    /** It must not be tried again as things are. */
    record Forbidden<T>(Trouble trouble) implements Call<T> {}
}
