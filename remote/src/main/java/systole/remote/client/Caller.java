package systole.remote.client;

import java.time.Duration;

/** Makes lines to nodes. */
interface Caller extends AutoCloseable {

    /**
     * Calls a node and asks for the console's subsystem there. An interrupt ends it soon.
     *
     * @param patience what each step may take
     */
    Call<Line> call(Address node, Duration patience);

    @Override
    void close();
}
