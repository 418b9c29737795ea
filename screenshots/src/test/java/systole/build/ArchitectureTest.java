package systole.build;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of the house that a compiler does not know. Every rule says why it is one. */
class ArchitectureTest {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("systole");

    /** What the screens of the console share; every other package of it is one screen. */
    private static final Set<String> SHARED_BY_SCREENS =
            Set.of("launch", "shell", "cluster", "plan", "task", "l10n", "look", "xml");

    private static final Pattern UNREPEATABLE =
            Pattern.compile(
                    """
                    java\\.lang\\.System\\.(nanoTime|currentTimeMillis)
                    |java\\.lang\\.Thread\\.sleep
                    |java\\.lang\\.Math\\.random
                    |java\\.lang\\.(ProcessBuilder\\.<init>|Runtime\\.exec)
                    |java\\.time\\.\\w+\\.now
                    |java\\.time\\.(Clock|InstantSource)\\.(system|tick)\\w*
                    |java\\.util\\.(Random\\.<init>|UUID\\.randomUUID)
                    |java\\.util\\.concurrent\\.TimeUnit\\.sleep
                    |java\\.util\\.concurrent\\.ThreadLocalRandom\\.current
                    """,
                    Pattern.COMMENTS);

    @Test
    void schedulerIsPure() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("systole.engine.scheduler..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.io..",
                                "java.net..",
                                "java.nio..",
                                "java.util.concurrent..",
                                "org.slf4j..")
                        .because("a transition is a function of the CIB and the given time alone"));
    }

    @Test
    void schedulerSeesOnlyTheModel() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("systole.engine.scheduler..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("systole..")
                                        .and(
                                                not(
                                                        resideInAnyPackage(
                                                                "systole.engine.scheduler..",
                                                                "systole.model.."))))
                        .because(
                                "previews in the console and checks offline run it without an"
                                        + " engine"));
    }

    @Test
    void onlyTheOperatingSystemAdapterReadsClocksRollsDiceOrStartsProcesses() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("systole.engine.os..")
                        .should()
                        .callCodeUnitWhere(
                                describe(
                                        "asks a clock, chance or the system",
                                        ArchitectureTest::isUnrepeatable))
                        .because(
                                "a seed replays a whole cluster only if time, chance and processes"
                                        + " come through ports"));
    }

    @Test
    void windowsStayInTheConsole() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "systole.app..", "systole.styles..", "systole.screenshots..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..")
                        .because("the engine and the tools run on servers without a display"));
    }

    @Test
    void sshStaysInRemote() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("systole.remote..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.apache.sshd..")
                        .because("how messages travel is a detail that may be replaced"));
    }

    @Test
    void groupToolkitsStayInTheOperatingSystemAdapter() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("systole.engine.os..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.jgroups..", "java.lang.foreign..")
                        .because("membership is decided behind one port"));
    }

    @Test
    void engineCoreDoesNotSeeItsShell() {
        String[] shell = {
            "systole.engine.os..",
            "systole.engine.loop..",
            "systole.engine.daemon..",
            "systole.engine.embedded..",
            "systole.engine.demo..",
            "systole.engine.command.."
        };
        check(
                noClasses()
                        .that()
                        .resideInAPackage("systole.engine..")
                        .and()
                        .resideOutsideOfPackages(shell)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(shell)
                        .because("the core runs the same behind simulated ports"));
    }

    @Test
    void engineCoreDoesNotLog() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "systole.model..",
                                "systole.engine.scheduler..",
                                "systole.engine.port..",
                                "systole.engine.transition..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.slf4j..", "ch.qos.logback..")
                        .because("results are values; the shell logs what becomes of them"));
    }

    @Test
    void modelIsValues() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("systole.model..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                                "java.net..",
                                                "java.nio.file..",
                                                "java.nio.channels..",
                                                "java.util.concurrent..")
                                        .or(isOneOf("java.io.File", "java.lang.Thread"))
                                        .or(nameStartsWith("java.io.File")))
                        .because("what a cluster is has no threads, files or sockets"));
    }

    @Test
    void packagesFormNoCycles() {
        for (String module : List.of("model", "engine", "remote", "app", "styles")) {
            ArchRule rule =
                    slices().matching("systole." + module + ".(*)..")
                            .should()
                            .beFreeOfCycles()
                            .because("a package that needs its user cannot be read alone");
            rule.allowEmptyShould(module.equals("styles")).check(PRODUCT);
        }
    }

    @Test
    void screensDoNotKnowEachOther() {
        check(
                slices().matching("systole.app.(*)..")
                        .that(
                                describe(
                                        "are screens",
                                        slice -> !SHARED_BY_SCREENS.contains(slice.getNamePart(1))))
                        .should()
                        .notDependOnEachOther()
                        .because("screens meet in the shell and can be removed one by one"));
    }

    @Test
    void onlyTheLaunchKnowsTheScreens() {
        check(
                noClasses()
                        .that(describe("are shared by screens", ArchitectureTest::isShared))
                        .and()
                        .resideOutsideOfPackage("systole.app.launch..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("systole.app.*..")
                                        .and(describe("are a screen's", type -> !isShared(type))))
                        .because("what every screen shares must not need one of them"));
    }

    @Test
    void viewModelsHaveNoNodes() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
                        .because("they are tested without a toolkit"));
    }

    @Test
    void namesSayWhatAClassIs() {
        check(
                noClasses()
                        .should()
                        .haveNameMatching(".*[.$](Abstract\\w*|\\w*(Manager|Helper|Utils?|Impl))")
                        .because("such a name hides that nobody decided what the class is for"));
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked =
                PRODUCT.getPackage("systole").getSubpackagesInTree().stream()
                        .filter(candidate -> !candidate.getClasses().isEmpty())
                        .filter(candidate -> !isNullMarked(candidate))
                        .map(JavaPackage::getName)
                        .sorted()
                        .toList();

        assertThat(unmarked).as("NullAway checks marked packages only").isEmpty();
    }

    private static boolean isShared(JavaClass type) {
        return SHARED_BY_SCREENS.stream()
                .anyMatch(
                        part ->
                                (type.getPackageName() + ".")
                                        .startsWith("systole.app." + part + "."));
    }

    private static boolean isNullMarked(JavaPackage candidate) {
        return candidate
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static boolean isUnrepeatable(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        return UNREPEATABLE.matcher(target.getOwner().getName() + "." + target.getName()).matches();
    }

    private static void check(ArchRule rule) {
        rule.check(PRODUCT);
    }

    private static DescribedPredicate<JavaClass> isOneOf(String... names) {
        Set<String> wanted = Set.of(names);
        return describe("is one of " + wanted, type -> wanted.contains(type.getName()));
    }

    private static DescribedPredicate<JavaClass> nameStartsWith(String prefix) {
        return describe("name starts with " + prefix, type -> type.getName().startsWith(prefix));
    }
}
