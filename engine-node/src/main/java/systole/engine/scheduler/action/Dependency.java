package systole.engine.scheduler.action;

/**
 * One step comes before another.
 *
 * @param source the constraint or group it comes from; empty between steps of one unit
 */
record Dependency(Step first, Step then, Force force, Origin origin, String source) {

    /** Who asks for it. */
    enum Origin {
        /** One unit stops before it starts. */
        UNIT,
        /** A group. */
        GROUP,
        /** A constraint: only these can contradict each other. */
        CONSTRAINT
    }

    /** What else it means. */
    enum Force {
        /** Nothing: only the order counts, if both happen. */
        ORDER(false, false, false),
        /** If the first is needed, so is the second. */
        THEN_FOLLOWS(true, false, false),
        /** If the first is needed, so is the second, which cannot happen without it. */
        THEN_NEEDS_FIRST(true, false, true),
        /** If the second is needed, so is the first. */
        FIRST_FOLLOWS(false, true, false),
        /**
         * The stop and the start of one unit: either makes the other necessary, and what cannot be
         * started again must not stay up.
         */
        RESTART(true, true, false),
        /** Both or none. */
        TOGETHER(true, true, true);

        private final boolean impliesThen;
        private final boolean impliesFirst;
        private final boolean runnable;

        Force(boolean impliesThen, boolean impliesFirst, boolean runnable) {
            this.impliesThen = impliesThen;
            this.impliesFirst = impliesFirst;
            this.runnable = runnable;
        }

        boolean impliesThen() {
            return impliesThen;
        }

        boolean impliesFirst() {
            return impliesFirst;
        }

        boolean runnable() {
            return runnable;
        }
    }
}
