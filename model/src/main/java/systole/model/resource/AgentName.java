package systole.model.resource;

/**
 * Which agent runs a resource.
 *
 * @param standard ocf, lsb, heartbeat, systemd, stonith, … (the CIB's {@code class})
 * @param provider empty unless the standard is ocf
 * @param type the agent's own name
 */
public record AgentName(String standard, String provider, String type) {

    @Override
    public String toString() {
        return provider.isEmpty() ? standard + ":" + type : standard + ":" + provider + ":" + type;
    }
}
