package io.qloop.notification.channel;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses we call. A name is looked up once, every address that it leads to is looked at, and exactly the one that
 * was looked at is called: nobody gets us to call into our own network, neither by an address nor by a name that leads
 * there, nor by one that leads elsewhere by the time of the call (SSRF).
 */
@ApplicationScoped
class Destinations {

    /** What is not public: RFC 6890 and its registries; and what wraps an IPv4 address in an IPv6 one. */
    private static final List<IpSubnetFilterRule> NOT_PUBLIC = rules(Stream.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8"));

    private final List<IpSubnetFilterRule> allowed;

    Destinations(ChannelSettings settings) {
        allowed = rules(settings.allowedNetworks().stream().flatMap(List::stream));
    }

    private static List<IpSubnetFilterRule> rules(Stream<String> networks) {
        return networks.map(network -> new IpSubnetFilterRule(network, IpFilterRuleType.ACCEPT))
                .toList();
    }

    /** Not to be called; the message says why without the address. */
    static final class NotAllowed extends Exception {
        private static final long serialVersionUID = 1L;

        NotAllowed(String why) {
            super(why);
        }
    }

    /**
     * The address to call.
     *
     * @throws UnknownHostException when the name leads nowhere at the moment
     * @throws NotAllowed           when one of its addresses is not ours to call, or is to be called without TLS
     */
    InetAddress find(Target target) throws UnknownHostException, NotAllowed {
        var addresses = InetAddress.getAllByName(target.host());
        for (var address : addresses) {
            var isAllowed = matches(allowed, address);
            if (!isAllowed && matches(NOT_PUBLIC, address)) {
                throw new NotAllowed("the address is in a network that is not public and not allowed");
            }
            if (!isAllowed && !target.isHttps()) {
                throw new NotAllowed("a public address is called by https only");
            }
        }
        return addresses[0];
    }

    /** @throws Refusal when a channel with this address can never work; a name that leads nowhere yet may do later */
    void require(Target target) {
        try {
            find(target);
        } catch (UnknownHostException notYet) {
            throw Refusal.unprocessable("channel-host-unknown", "url", target.host());
        } catch (NotAllowed no) {
            throw Refusal.unprocessable("channel-url-not-allowed", "url");
        }
    }

    private static boolean matches(List<IpSubnetFilterRule> rules, InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return rules.stream().anyMatch(rule -> rule.matches(socket));
    }
}
