package systole.engine.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import systole.engine.hacf.AuthKey;
import systole.engine.hacf.AuthKeys;
import systole.engine.hacf.AuthKeysReader;
import systole.engine.hacf.AuthMethod;
import systole.engine.hacf.Problem;
import systole.engine.hacf.Secrets;
import systole.engine.os.SecretFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a strong key; an existing file is only replaced when asked, and its keys are kept. */
@Command(
        name = "authkeys",
        description = "Write a file with a strong key, the same for all nodes of a cluster.",
        mixinStandardHelpOptions = true)
public final class AuthkeysCommand implements Callable<Integer> {
    private static final int MOST_KEYS = 256;

    private final IntFunction<byte[]> random;

    @Spec
    private @SuppressWarnings("NullAway.Init") CommandSpec spec;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file to write, ${DEFAULT-VALUE} if not given.")
    private Path output = Path.of("/etc/ha.d/authkeys");

    @Option(
            names = "--force",
            description = "Add the key to an existing file: it signs, the others stay accepted.")
    private boolean force;

    @Option(
            names = "--keep-signing",
            description =
                    "With --force: the present key goes on signing, the new one is accepted. The"
                            + " first step of a change while the cluster runs.")
    private boolean keepSigning;

    /** The command, with a source of so many secret bytes. */
    public AuthkeysCommand(IntFunction<byte[]> random) {
        this.random = random;
    }

    @Override
    public Integer call() {
        if (keepSigning && !force) {
            throw new ParameterException(spec.commandLine(), "--keep-signing goes with --force");
        }
        try {
            boolean done = Files.exists(output) ? replace() : create();
            return done ? 0 : 1;
        } catch (IOException e) {
            return complain(FileWords.of(output, e)) ? 0 : 1;
        }
    }

    private boolean create() throws IOException {
        if (keepSigning) {
            return complain(output + ": there is no such file, so no key that signs");
        }
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return complain(folder + ": there is no such folder; make it, or give --output");
        }
        AuthKey key = fresh(1);
        SecretFile.create(output, text(new AuthKeys(key, List.of(key))));
        return say(
                "wrote %s: %s signs; copy the file to the same place on every node, owner root and"
                                .formatted(output, key)
                        + " mode 600, before they start");
    }

    private boolean replace() throws IOException {
        if (!force) {
            return complain(output + ": exists and was left as it is; --force adds a key to it");
        }
        var present = AuthKeysReader.read(Files.readString(output), output.toString(), true);
        if (present.keys().isEmpty()) {
            Problem first =
                    present.problems().stream().filter(Problem::isError).findFirst().orElseThrow();
            return complain(first + "; or move the file away and write a new one");
        }
        AuthKeys old = present.keys().get();
        Optional<Integer> number = unused(old);
        if (number.isEmpty()) {
            return complain(output + ": all " + MOST_KEYS + " numbers are taken; remove old keys");
        }
        AuthKey key = fresh(number.get());
        return keepSigning ? accept(old, key) : sign(old, key);
    }

    private boolean accept(AuthKeys old, AuthKey key) throws IOException {
        var accepted = new ArrayList<>(old.accepted());
        accepted.add(key);
        SecretFile.replace(output, text(new AuthKeys(old.signing(), accepted)));
        int before = old.signing().number();
        return say(
                "wrote %s: %s is accepted, %s still signs; copy the file to every node, then on"
                                .formatted(output, key, old.signing())
                        + " each node write auth %d for auth %d, then remove key %d"
                                .formatted(key.number(), before, before));
    }

    /** A key without a secret would make the new one worthless; it is not kept. */
    private boolean sign(AuthKeys old, AuthKey key) throws IOException {
        List<AuthKey> kept =
                old.accepted().stream().filter(one -> one.method() != AuthMethod.CRC).toList();
        var accepted = new ArrayList<>(kept);
        accepted.add(key);
        SecretFile.replace(output, text(new AuthKeys(key, accepted)));
        String others = kept.stream().map(AuthKey::toString).collect(Collectors.joining(", "));
        return say(
                "wrote %s: %s signs, %s; copy the file to every node at once: until a node has it,"
                                .formatted(
                                        output,
                                        key,
                                        kept.isEmpty()
                                                ? "no other is accepted"
                                                : others + " still accepted")
                        + " it does not hear this one");
    }

    private AuthKey fresh(int number) {
        return new AuthKey(number, AuthMethod.SHA256, Secrets.of(random.apply(Secrets.BYTES)));
    }

    /** The number after the highest, or the first that is free. */
    private static Optional<Integer> unused(AuthKeys keys) {
        List<Integer> taken = keys.accepted().stream().map(AuthKey::number).toList();
        int highest = taken.stream().mapToInt(Integer::intValue).max().orElse(0);
        return IntStream.concat(IntStream.of(highest + 1), IntStream.range(1, MOST_KEYS))
                .filter(number -> number < MOST_KEYS && !taken.contains(number))
                .boxed()
                .findFirst();
    }

    private static byte[] text(AuthKeys keys) {
        return keys.text().getBytes(StandardCharsets.UTF_8);
    }

    private boolean say(String sentence) {
        spec.commandLine().getOut().println(sentence);
        spec.commandLine().getOut().flush();
        return true;
    }

    private boolean complain(String sentence) {
        spec.commandLine().getErr().println("systole: " + sentence);
        spec.commandLine().getErr().flush();
        return false;
    }
}
