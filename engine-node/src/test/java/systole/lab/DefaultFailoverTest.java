package systole.lab;

import org.junit.jupiter.api.Timeout;

/** The spans nobody had to configure. */
@InLab
@Timeout(900)
class DefaultFailoverTest extends FailoverCases {
    DefaultFailoverTest() {
        super(Timing.DEFAULT);
    }
}
