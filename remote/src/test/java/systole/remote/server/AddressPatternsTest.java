package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;

final class AddressPatternsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "192.0.2.7                 ; 192.0.2.7   ; true",
                "192.0.2.7                 ; 192.0.2.70  ; false",
                "192.0.2.0/24              ; 192.0.2.255 ; true",
                "192.0.2.0/25              ; 192.0.2.128 ; false",
                "0.0.0.0/0                 ; 8.8.8.8     ; true",
                "0.0.0.0/0                 ; ::1         ; false",
                "192.0.2.*                 ; 192.0.2.9   ; true",
                "192.0.*.9                 ; 192.0.2.9   ; true",
                "192.0.2.?                 ; 192.0.2.10  ; false",
                "*                         ; 2001:db8::1 ; true",
                "2001:db8::/32             ; 2001:db8:5::1 ; true",
                "2001:db8::/33             ; 2001:db8:8000::1 ; false",
                "::1                       ; ::1         ; true",
                "10.0.0.0/8,192.0.2.7      ; 192.0.2.7   ; true",
                "10.0.0.0/8,!10.1.0.0/16   ; 10.2.0.1    ; true",
                "10.0.0.0/8,!10.1.0.0/16   ; 10.1.0.1    ; false",
                "!10.1.0.0/16              ; 10.2.0.1    ; false",
                "!*,10.0.0.1               ; 10.0.0.1    ; false"
            })
    void admitsWhatItSays(String list, String address, boolean admitted) {
        assertThat(AddressPatterns.of(list).admit(InetAddress.ofLiteral(address)))
                .isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.1,",
                "laptop",
                "*.example.com",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "2001:*",
                "!!10.0.0.1"
            })
    void refusesWhatItCannotFollow(String list) {
        assertThatThrownBy(() -> AddressPatterns.of(list))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wildcardsTakeTimeInProportion() {
        var patterns = AddressPatterns.of("*1".repeat(2000) + "*2");

        assertThat(patterns.admit(InetAddress.ofLiteral("111.111.111.111"))).isFalse();
    }
}
