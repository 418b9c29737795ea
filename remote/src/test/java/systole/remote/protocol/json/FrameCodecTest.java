package systole.remote.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import systole.remote.protocol.ClusterEvent;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;
import systole.remote.protocol.json.ConsoleFrame.FromConsole;
import systole.remote.protocol.json.ConsoleFrame.FromNode;
import systole.remote.protocol.json.ConsoleFrame.Versions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class FrameCodecTest {

    @Test
    void everyFrameSurvives() throws MalformedJsonException {
        for (ConsoleFrame frame : Frames.all()) {
            assertThat(FrameCodec.decode(FrameCodec.encode(frame))).isEqualTo(frame);
        }
    }

    @Test
    void framesFollowEachOtherOnAStream() throws IOException {
        var out = new ByteArrayOutputStream();
        for (ConsoleFrame frame : Frames.all()) {
            FrameCodec.write(out, frame);
        }
        InputStream in = new ByteArrayInputStream(out.toByteArray());

        for (ConsoleFrame frame : Frames.all()) {
            assertThat(FrameCodec.read(in, 100_000)).isEqualTo(frame);
        }
        assertThatThrownBy(() -> FrameCodec.read(in, 100_000)).isInstanceOf(EOFException.class);
    }

    /** A new kind fails until it has a sample. */
    @Test
    void everyKindHasASample() {
        Set<String> kinds =
                Frames.all().stream()
                        .flatMap(FrameCodecTest::kinds)
                        .map(one -> one.getClass().getName())
                        .collect(Collectors.toSet());

        kinds.add(ConsoleFrame.Unknown.class.getName());
        assertThat(kinds)
                .containsAll(leaves(FromConsole.class))
                .containsAll(leaves(FromNode.class))
                .containsAll(leaves(ClusterEvent.class))
                .containsAll(leaves(Command.class))
                .containsAll(leaves(Reply.class));
    }

    private static Stream<Object> kinds(ConsoleFrame frame) {
        Optional<Object> within =
                switch (frame) {
                    case ConsoleFrame.Happened(var event) -> Optional.of(event);
                    case ConsoleFrame.Request(_, var command, _) -> Optional.of(command);
                    case ConsoleFrame.Answer(_, var reply) -> Optional.of(reply);
                    default -> Optional.empty();
                };
        return Stream.concat(Stream.of(frame), within.stream());
    }

    private static List<String> leaves(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses()).map(Class::getName).toList();
    }

    @Test
    void unknownFieldsAreIgnored() throws MalformedJsonException {
        assertThat(decode("{\"new\":{\"x\":[1.5e300,null,{}]},\"type\":\"ping\",\"id\":3}"))
                .isEqualTo(new ConsoleFrame.Ping(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'type':'weather'}                                   ; ;  \"weather\"",
                "{'type':'weather','id':7}                            ; 7; \"weather\"",
                "{'type':'weather','id':1e999}                        ; ;  \"weather\"",
                "{'type':'request','id':7,'command':{'type':'fly'}}   ; 7; the command \"fly\""
            })
    void unknownFramesAreNamed(String json, Long id, String what) throws MalformedJsonException {
        assertThat(decode(json.strip().replace('\'', '"')))
                .isEqualTo(new ConsoleFrame.Unknown(Optional.ofNullable(id), what));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[]                                        ; not a JSON object",
                "{                                         ; not JSON: ",
                "{}                                        ; type is missing",
                "{'type':3}                                ; type is not a String",
                "{'type':'ping'}                           ; id is missing",
                "{'type':'ping','id':1.5}                  ; id is not a whole number in range",
                "{'type':'ping','id':1} x                  ; not JSON: ",
                "{'type':'greeting','oldest':2,'newest':1,'program':''} ; a value that cannot be: ",
                "{'type':'snapshot','cib':'<cib'}          ; not a CIB: ",
                "{'type':'snapshot','cib':'<other/>'}      ; not a CIB: ",
                "{'type':'beat','node':'a','interval':'9'} ; a value that cannot be: ",
                "{'type':'hello','version':1,'cluster':'c','node':'n','user':'u','role':'god'}"
                        + " ; unknown role \"god\"",
                "{'type':'answer','id':1,'reply':{'type':'maybe'}} ; unknown reply \"maybe\"",
                "{'type':'request','id':1,'command':{'type':'reprobe','node':'a\\u000ab'}}"
                        + " ; node is no name: ",
                "{'type':'history','id':1,'most':501}      ; a value that cannot be: "
            })
    void whatIsNoFrameIsRefusedWithAReason(String json, String reason) {
        assertThatThrownBy(() -> decode(json.strip().replace('\'', '"')))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith(reason.strip());
    }

    @Test
    void depthIsBounded() {
        String deep = "{\"type\":\"ping\",\"id\":1,\"x\":" + "[".repeat(99) + "]".repeat(99) + "}";

        assertThatThrownBy(() -> decode(deep)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void lengthsAreBoundedBeforeAnythingIsRead() {
        for (byte[] length :
                List.of(new byte[] {127, 0, 0, 0}, new byte[] {-1, 0, 0, 0}, new byte[4])) {
            assertThatThrownBy(() -> FrameCodec.read(new ByteArrayInputStream(length), 1000))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageMatching("a frame of -?\\d+ bytes");
        }
    }

    @Test
    void aStreamThatEndsWithinAFrameHasEnded() {
        byte[] cut = {0, 0, 0, 9, '{'};

        assertThatThrownBy(() -> FrameCodec.read(new ByteArrayInputStream(cut), 1000))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void versionsHaveACommonOneOrNone() {
        assertThat(new Versions(1, 3).common(new Versions(2, 9))).contains(3);
        assertThat(new Versions(4, 4).common(new Versions(2, 9))).contains(4);
        assertThat(new Versions(1, 1).common(new Versions(2, 9))).isEmpty();
    }

    private static ConsoleFrame decode(String json) throws MalformedJsonException {
        return FrameCodec.decode(json.getBytes(UTF_8));
    }
}
