package io.qloop.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How often one client address may call what anybody may call. Counts per instance of the gateway, in bounded memory. */
@ApplicationScoped
public class CallLimit {
    private static final int MOST_ADDRESSES = 100_000;

    private final int burst;
    private final double perNano;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> buckets;

    @Inject
    CallLimit(CallLimitSettings settings) {
        this(settings.burst(), settings.perMinute(), System::nanoTime);
    }

    CallLimit(int burst, int perMinute, LongSupplier nanos) {
        if (burst < 1 || perMinute < 1) {
            throw new IllegalArgumentException(
                    "A limit of " + burst + " at once and " + perMinute + " a minute lets nobody in");
        }
        this.burst = burst;
        this.perNano = perMinute / (double) TimeUnit.MINUTES.toNanos(1);
        this.nanos = nanos;
        // After this long an untouched bucket is full again, so that forgetting it changes nothing.
        long full = (long) (burst / perNano);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(full, TimeUnit.NANOSECONDS)
                .build();
    }

    /**
     * What a client may still do.
     *
     * @param secondsToWait before the next call, 0 if this one may go on
     * @param remaining     calls that may follow at once
     * @param secondsToFull until as many as at the beginning may follow
     */
    public record Allowance(long secondsToWait, long remaining, long secondsToFull) {}

    /** Takes one call of this client. */
    public Allowance take(SocketAddress client) {
        return take(key(client));
    }

    Allowance take(String key) {
        return buckets.get(key, _ -> new Bucket(burst, nanos.getAsLong())).take(nanos.getAsLong());
    }

    /** The limit as the header {@code RateLimit-Policy} tells it: so many calls in so many seconds. */
    public String policy() {
        return "\"public\";q=" + burst + ";w=" + seconds(burst);
    }

    private long seconds(double calls) {
        return (long) Math.ceil(calls / perNano / TimeUnit.SECONDS.toNanos(1));
    }

    /** An IPv6 client owns its whole /64 and would otherwise have as many addresses as it likes. */
    static String key(SocketAddress client) {
        if (client == null || client.hostAddress() == null) {
            return "";
        }
        var address = client.hostAddress();
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8)
                    : parsed.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }

    private final class Bucket {
        private double tokens;
        private long at;

        private Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }

        private synchronized Allowance take(long now) {
            tokens = Math.min(burst, tokens + Math.max(0, now - at) * perNano);
            at = now;
            if (tokens >= 1) {
                tokens--;
                return new Allowance(0, (long) tokens, seconds(burst - tokens));
            }
            return new Allowance(Math.max(1, seconds(1 - tokens)), 0, seconds(burst - tokens));
        }
    }
}
