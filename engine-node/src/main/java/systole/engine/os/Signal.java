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
        send("-" + leader, leader);
    }

    /** Sends it to one process; one that is gone is no error. */
    void toProcess(long pid) {
        send(Long.toString(pid), pid);
    }

    private void send(String target, long process) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" -- \"$2\"", "sh", name(), target)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // No process can be started any more: what can be reached without one has to do.
            ProcessHandle.of(process).ifPresent(this::sendHere);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendHere(ProcessHandle process) {
        process.descendants().forEach(this::sendToOne);
        sendToOne(process);
    }

    private void sendToOne(ProcessHandle process) {
        boolean _ = this == TERM ? process.destroy() : process.destroyForcibly();
    }
}
