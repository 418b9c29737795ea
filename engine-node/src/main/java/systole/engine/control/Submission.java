package systole.engine.control;

/** A command under way. */
public interface Submission {
    /** Takes the command back if that is still possible; the reply still arrives. */
    void withdraw();
}
