package systole.engine.os;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Signals to processes, sent through the shell's own {@code kill}, which every system has. */
enum Signal {
    /** Asks to end. */
    TERM,
    /** Ends. */
    KILL;

    /** Sends it to a whole process group; one that is gone is no error. */
    void toGroup(long leader) {
        send("-" + leader);
    }

    /** Sends it to one process; one that is gone is no error. */
    void toProcess(long pid) {
        send(Long.toString(pid));
    }

    private void send(String target) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" -- \"$2\"", "sh", name(), target)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("no process can be started any more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
