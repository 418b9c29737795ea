package systole.lab;

import systole.model.node.NodeName;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an administrator decides before the first start.
 *
 * @param links networks between the hosts, 1 or 2
 * @param cib the document every node starts with, if any
 */
record Setup(int links, Timing timing, Optional<String> cib) {
    /** The address that moves. */
    static final String ADDRESS = "10.77.0.100";

    /** One link, and a CIB with the address. */
    static Setup of(Timing timing) {
        return new Setup(1, timing, Optional.of(addressCib()));
    }

    /** The same hosts with that many links. */
    Setup withLinks(int number) {
        return new Setup(number, timing, cib);
    }

    /** The same without a CIB. */
    Setup withoutCib() {
        return new Setup(links, timing, Optional.empty());
    }

    /** The file ha.cf, the same on every node. */
    String haCf(List<NodeName> nodes) {
        String names = nodes.stream().map(NodeName::value).collect(Collectors.joining(" "));
        String media =
                IntStream.range(0, links)
                        .mapToObj(link -> "bcast eth" + link + "\n")
                        .collect(Collectors.joining());
        return timing.directives() + media + "node " + names + "\ncrm yes\n";
    }

    /** The file authkeys, the same on every node. */
    String authkeys() {
        return "auth 1\n"
                + "1 sha256 5f0a3d1c9e77b24408d6ef6b1290ac5377c1d8e4b92f60a5134e7d08c6ab92fe\n";
    }

    /** A CIB whose only resource is the moving address, looked after by the agent of Debian. */
    static String addressCib() {
        return """
        <cib validate-with="pacemaker-3.0" admin_epoch="0" epoch="1" num_updates="0">
          <configuration>
            <crm_config><cluster_property_set id="options">
              <nvpair id="o1" name="stonith-enabled" value="false"/>
              <nvpair id="o2" name="no-quorum-policy" value="stop"/>
            </cluster_property_set></crm_config>
            <nodes>
              <node id="sy1" uname="sy1" type="normal"/>
              <node id="sy2" uname="sy2" type="normal"/>
              <node id="sy3" uname="sy3" type="normal"/>
            </nodes>
            <resources>
              <primitive id="address" class="ocf" provider="heartbeat" type="IPaddr2">
                <meta_attributes id="a"><nvpair id="a1" name="resource-stickiness" value="100"/></meta_attributes>
                <instance_attributes id="i">
                  <nvpair id="i1" name="ip" value="%s"/>
                  <nvpair id="i2" name="cidr_netmask" value="24"/>
                  <nvpair id="i3" name="nic" value="eth0"/>
                </instance_attributes>
                <operations><op id="m" name="monitor" interval="10s" timeout="20s"/></operations>
              </primitive>
            </resources>
            <constraints/>
          </configuration>
          <status/>
        </cib>
        """
                .formatted(ADDRESS);
    }
}
