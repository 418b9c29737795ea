package systole.app.launch;

import systole.app.connect.ConnectionViewModel;
import systole.app.connect.Question;
import systole.app.connect.QuestionCard;

import java.util.Optional;

/** Puts the questions of one connection to the person, in the window of that cluster. */
final class QuestionDesk {
    private final ConsoleWindow window;
    private final Runnable toFront;
    private Optional<QuestionCard> card = Optional.empty();

    /**
     * @param toFront brings the window to the front
     */
    QuestionDesk(ConsoleWindow window, Runnable toFront) {
        this.window = window;
        this.toFront = toFront;
    }

    void serve(ConnectionViewModel connection) {
        connection.questionProperty().subscribe(this::show);
    }

    private void show(Optional<Question> question) {
        Optional<QuestionCard> former = card;
        card = question.map(asked -> new QuestionCard(asked, window.messages()));
        former.ifPresent(window.shell()::closeCard);
        card.ifPresent(
                fresh -> {
                    toFront.run();
                    window.shell().openCard(fresh, fresh.focus(), question.orElseThrow()::decline);
                });
    }
}
