package systole.engine.tool;

/** What a resource does on a node, the less before the more. */
enum Role {
    STOPPED("Stopped"),
    SLAVE("Slave"),
    STARTED("Started"),
    MASTER("Master");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
