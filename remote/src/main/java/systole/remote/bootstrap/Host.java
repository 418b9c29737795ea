package systole.remote.bootstrap;

import systole.remote.bootstrap.Shell.Answer;
import systole.remote.bootstrap.Shell.Input;

/**
 * A host with the rights of root there.
 *
 * @param name what it is called in messages
 * @param sudo whether these rights have to be asked for
 */
record Host(String name, Shell shell, boolean sudo) {

    /** Runs a script, whatever comes of it. */
    Answer ask(Script script, Input input) {
        return shell.run(
                sudo ? "exec sudo -n sh -c " + Script.quoted(script.text()) : script.text(), input);
    }

    /** Runs a script that has to succeed. */
    void run(Script script, Input input) throws StepFailedException {
        Answer answer = ask(script, input);
        if (!answer.fine()) {
            throw new StepFailedException(name + ": " + answer.why());
        }
    }

    /** Runs a script that has to succeed and reads nothing. */
    void run(Script script) throws StepFailedException {
        run(script, Input.none());
    }
}
