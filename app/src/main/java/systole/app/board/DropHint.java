package systole.app.board;

/** What a column or the tray says to what is dragged over the board. */
sealed interface DropHint {

    /** Nothing is dragged. */
    record Quiet() implements DropHint {}

    /** It can be dropped here, with this effect. */
    record Welcome(String words) implements DropHint {}

    /** It cannot be dropped here, for this reason. */
    record Refused(String reason) implements DropHint {}

    /** It is here already. */
    record Home() implements DropHint {}
}
