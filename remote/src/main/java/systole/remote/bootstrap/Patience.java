package systole.remote.bootstrap;

import java.time.Duration;

/** Lets time pass, unless somebody has asked for the end. */
public interface Patience {
    /** Lets that time pass; returns at once when the end was asked for. */
    void pause(Duration time);

    /** Lets that time pass, also after the end was asked for. */
    void rest(Duration time);

    /** Tells whether the end was asked for. */
    boolean over();
}
