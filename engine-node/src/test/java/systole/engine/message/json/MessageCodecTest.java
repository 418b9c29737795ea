package systole.engine.message.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.engine.message.Message;
import systole.engine.message.Operation;
import systole.model.patch.Change;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class MessageCodecTest {
    private static final int MUTATIONS = 8_000;

    private final MessageCodec codec = new MessageCodec();

    @Test
    void everyMessageSurvives() throws MalformedMessageException {
        for (Message message : Samples.all()) {
            assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
        }
    }

    /** A new kind does not compile here until it is named, and fails until it has a sample. */
    @Test
    void everyKindHasASample() {
        Set<String> kinds =
                Samples.all().stream().flatMap(MessageCodecTest::kinds).collect(Collectors.toSet());

        assertThat(kinds).containsAll(leaves(Message.class)).containsAll(leaves(Command.class));
        assertThat(kinds).containsAll(leaves(Reply.class)).containsAll(leaves(Change.class));
    }

    private static Stream<String> kinds(Message message) {
        Stream<?> within =
                switch (message) {
                    case Message.Update update -> update.patch().changes().stream();
                    case Message.Request request -> Stream.of(request.errand().command());
                    case Message.Answer answer -> Stream.of(answer.reply());
                    case Message.Join _,
                            Message.Welcome _,
                            Message.Stored _,
                            Message.Execute _,
                            Message.Cancel _,
                            Message.Forget _,
                            Message.Result _,
                            Message.Confirmed _,
                            Message.Withdrawal _,
                            Message.Leave _,
                            Message.LeaveGranted _,
                            Message.Watch _,
                            Message.News _ ->
                            Stream.of();
                };
        return Stream.concat(Stream.of(message), within).map(one -> one.getClass().getName());
    }

    private static List<String> leaves(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses()).map(Class::getName).toList();
    }

    @Test
    void parametersKeepTheirOrder() throws MalformedMessageException {
        Operation operation = Samples.operation();

        Message read = codec.decode(codec.encode(new Message.Execute(operation)));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Message.Execute.class,
                        execute ->
                                assertThat(execute.operation().parameters().keySet())
                                        .containsExactlyElementsOf(
                                                operation.parameters().keySet()));
    }

    @Test
    void unknownFieldsAreIgnored() throws MalformedMessageException {
        assertThat(
                        decode(
                                """
                                {"new": {"x": [1.5e300, null, {}, true, 123456789012345678901234]},
                                 "type": "stored", "view": 3, "version": [1, 2, 3], "type2": null}
                                """))
                .isInstanceOfSatisfying(
                        Message.Stored.class,
                        stored -> assertThat(stored.version()).hasToString("1.2.3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "null",
                "{}",
                "{\"type\":3}",
                "{\"type\":\"gossip\"}",
                "{\"type\":\"stored\"}",
                "{\"type\":\"stored\",\"view\":1,\"version\":[1,2]}",
                "{\"type\":\"stored\",\"view\":1,\"version\":[1,2,\"3\"]}",
                "{\"type\":\"stored\",\"view\":1,\"version\":[1,2,null]}",
                "{\"type\":\"stored\",\"view\":1,\"version\":[1,2,9999999999]}",
                "{\"type\":\"stored\",\"view\":1.5,\"version\":[1,2,3]}",
                "{\"type\":\"stored\",\"view\":99999999999999999999,\"version\":[1,2,3]}",
                "{\"type\":\"confirmed\",\"transition\":null}",
                "{\"type\":\"confirmed\",\"transition\":\"x\"} {}",
                "{\"type\":\"leave\",\"nodes\":[\" \"]}",
                "{\"type\":\"welcome\",\"view\":1,\"cib\":\"<cib>\"}",
                "{\"type\":\"welcome\",\"view\":1,\"cib\":\"<other/>\"}",
                "{\"type\":\"welcome\",\"view\":1,\"cib\":\"<!DOCTYPE cib><cib/>\"}",
                "{\"type\":\"request\",\"id\":1,\"command\":{\"type\":\"reboot\"}}",
                "{\"type\":\"request\",\"id\":1,\"command\":"
                        + "{\"type\":\"set-attribute\",\"node\":\"a\",\"name\":\" \"}}",
            })
    void whatIsNoMessageIsRefused(String text) {
        assertThatThrownBy(() -> decode(text)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void depthAndSizeAreLimited() {
        String deep = "{\"type\":" + "[".repeat(100_000);

        assertThatThrownBy(() -> decode(deep)).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> codec.decode(new byte[MessageCodec.LARGEST + 1]))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("too large");
    }

    /** Whatever the bytes, they are read or refused; what is read can be written again. */
    @Test
    void noMutationDoesHarm() throws MalformedMessageException {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        List<byte[]> seeds = Samples.all().stream().map(codec::encode).toList();
        int read = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] bytes = Mutation.of(seeds.get(random.nextInt(seeds.size())), random);
            Message message;
            try {
                message = codec.decode(bytes);
            } catch (MalformedMessageException refused) {
                assertThat(refused).hasMessageMatching(".+");
                continue;
            }
            read++;
            assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
        }
        assertThat(read).as("mutations that are still messages").isBetween(1, MUTATIONS - 1);
    }

    private Message decode(String text) throws MalformedMessageException {
        return codec.decode(text.getBytes(StandardCharsets.UTF_8));
    }
}
