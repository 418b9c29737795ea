package systole.app.shell;

import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.styles.Theme;

import java.util.ArrayList;
import java.util.List;

/** What the frame itself can do. */
final class ShellCommands {
    static final String SHORTCUTS = "shell.shortcuts";

    private final ShellView view;
    private final ShellViewModel model;
    private final Settings settings;

    ShellCommands(ShellView view, ShellViewModel model, Settings settings) {
        this.view = view;
        this.model = model;
        this.settings = settings;
    }

    List<Command> list() {
        var tasks = model.tasksOpenProperty();
        var motion = settings.reducedMotionProperty();
        var commands = new ArrayList<Command>();
        commands.add(
                Command.of(PaletteViewModel.OWN_ID, "shell.command.palette", view::openPalette)
                        .withKey("Shortcut+K"));
        commands.add(
                Command.of(SHORTCUTS, "shell.command.shortcuts", view::openShortcuts)
                        .withKey("F1"));
        commands.add(
                Command.of("shell.settings", "shell.command.settings", view::openSettings)
                        .withKey("Shortcut+Comma"));
        commands.add(
                Command.of("shell.tasks", "shell.command.tasks", () -> tasks.set(!tasks.get()))
                        .withKey("Shortcut+J"));
        commands.add(Command.of("shell.panel", "shell.command.panel", view::closePanel));
        commands.add(
                Command.of(
                        "shell.motion", "shell.command.motion", () -> motion.set(!motion.get())));
        for (var theme : Theme.values()) {
            commands.add(theme(theme));
        }
        for (var language : Language.values()) {
            commands.add(
                    Command.of(
                            "shell.language." + language.suffix(),
                            "shell.command.language",
                            () -> settings.languageProperty().set(language),
                            language.nativeName()));
        }
        return commands;
    }

    private Command theme(Theme theme) {
        return Command.of(
                theme.wordKey(),
                "shell.command." + theme.wordKey().substring("shell.".length()),
                () -> settings.themeProperty().set(theme));
    }

    static Command goTo(Screen screen, ShellViewModel model, int place, Messages messages) {
        var command =
                Command.of(
                        "shell.screen." + screen.id(),
                        "shell.command.screen",
                        () -> model.currentScreenProperty().set(screen.id()),
                        messages.text(screen.titleKey()));
        return place <= 9 ? command.withKey("Shortcut+" + place) : command;
    }
}
