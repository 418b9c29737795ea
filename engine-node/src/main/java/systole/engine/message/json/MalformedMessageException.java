package systole.engine.message.json;

import systole.remote.protocol.json.MalformedJsonException;

/** Bytes that are no message, with one sentence that says why. */
public final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedMessageException(MalformedJsonException malformed) {
        super(malformed.getMessage(), malformed);
    }
}
