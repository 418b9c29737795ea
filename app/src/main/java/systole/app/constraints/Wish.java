package systole.app.constraints;

/** What a line drawn between two resources is to mean. */
enum Wish {
    /** Run the first where the second runs. */
    TOGETHER,
    /** Keep the first away from the second. */
    APART,
    /** Start the first after the second. */
    AFTER
}
