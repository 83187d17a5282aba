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

    /** Takes one call of this client; 0 if it may go on, otherwise the seconds to wait. */
    public long secondsToWait(SocketAddress client) {
        return secondsToWait(key(client));
    }

    long secondsToWait(String key) {
        return buckets.get(key, _ -> new Bucket(burst, nanos.getAsLong())).take(nanos.getAsLong());
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

        private synchronized long take(long now) {
            tokens = Math.min(burst, tokens + Math.max(0, now - at) * perNano);
            at = now;
            if (tokens >= 1) {
                tokens--;
                return 0;
            }
            return Math.max(1, (long) Math.ceil((1 - tokens) / perNano / TimeUnit.SECONDS.toNanos(1)));
        }
    }
}
