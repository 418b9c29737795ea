package systole.lab;

import org.junit.jupiter.api.Timeout;

/** The shortest spans that are supported. */
@InLab
@Timeout(900)
class FastFailoverTest extends FailoverCases {
    FastFailoverTest() {
        super(Timing.FAST);
    }
}
