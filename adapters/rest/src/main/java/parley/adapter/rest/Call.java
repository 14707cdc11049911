package parley.adapter.rest;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parley.adapter.wire.IdText;
import parley.adapter.wire.RefusedInputException;
import parley.adapter.wire.StrictJson;
import parley.kernel.UserId;

/// One request on its way through an [Endpoint], with checked access to its parts. Used by one thread.
///
/// Refusals are `bad_frame` unless it says otherwise, thrown as [RefusedInputException] or [ProblemException].
public final class Call {
    private final ServerRequest request;
    private final String requestId;
    private final ClientAddress address;
    private final Bodies bodies;
    private final RateLimiter limiter;
    private final Idempotency idempotency;
    private Optional<Caller> caller = Optional.empty();
    private Optional<byte[]> body = Optional.empty();

    Call(ServerRequest request, String requestId, ClientAddress address, CallTools tools) {
        this.request = request;
        this.requestId = requestId;
        this.address = address;
        this.bodies = tools.bodies();
        this.limiter = tools.limiter();
        this.idempotency = tools.idempotency();
    }

    /// What all calls of one server share.
    record CallTools(Bodies bodies, RateLimiter limiter, Idempotency idempotency) {}

    public String requestId() {
        return requestId;
    }

    ClientAddress address() {
        return address;
    }

    /// Who calls.
    ///
    /// @throws IllegalStateException on a public route
    public Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException("a public route has no caller"));
    }

    Optional<Caller> knownCaller() {
        return caller;
    }

    void authenticated(Caller who) {
        caller = Optional.of(who);
    }

    /// The id in the path.
    public UUID pathId(String name) {
        return IdText.parse(name, pathText(name));
    }

    /// The user in the path; `me` stands for the caller.
    public UserId pathUserOrMe(String name) {
        return pathText(name).equals("me") ? caller().user() : new UserId(pathId(name));
    }

    /// An opaque text in the path.
    public String pathText(String name) {
        return request.path().pathParameters().get(name);
    }

    /// The integer in the path.
    public long pathInteger(String name, long min, long max) {
        return integer(name, pathText(name), min, max);
    }

    /// A parameter of the query, given at most once.
    public Optional<String> query(String name) {
        Parameters query = request.query();
        if (!query.contains(name)) {
            return Optional.empty();
        }
        List<String> values = query.all(name);
        if (values.size() != 1) {
            throw RefusedInputException.badFrame(name + ": given " + values.size() + " times (expected: once)");
        }
        return Optional.of(values.getFirst());
    }

    /// An integer in the query.
    public Optional<Long> queryInteger(String name, long min, long max) {
        return query(name).map(text -> integer(name, text, min, max));
    }

    /// Different ids in the query, separated by commas; at least one.
    ///
    /// @param most most ids; more of them are `too_large`
    public List<UUID> queryIds(String name, int most) {
        String text = query(name).orElseThrow(() -> RefusedInputException.badFrame(name + ": missing"));
        String[] parts = text.split(",", -1);
        IdList ids = new IdList(name, parts.length, most);
        for (String part : parts) {
            ids.add(part);
        }
        return ids.ids();
    }

    /// The parameter `limit`: how many items a page has at most.
    public int limit() {
        return queryInteger("limit", 1, RestConfig.PAGE_MAX).map(Long::intValue).orElse(RestConfig.PAGE_DEFAULT);
    }

    public Optional<String> header(String name) {
        HeaderName header = HeaderNames.create(name);
        return request.headers().contains(header)
                ? Optional.of(request.headers().get(header).values())
                : Optional.empty();
    }

    /// The whole body, bounded; read once, not to be changed.
    public byte[] body() {
        byte[] bytes = body.orElseGet(() -> bodies.read(request));
        body = Optional.of(bytes);
        return bytes;
    }

    /// The members of the JSON object in the body.
    public Fields fields() {
        return bodies.fields(body());
    }

    /// For reading the body as a stream of tokens.
    public StrictJson json() {
        return bodies.json();
    }

    /// Counts a call of a [Route.Access#SENDER] route; what comes back is the refusal, if it was one too many.
    public Optional<Problem> chargeUser() {
        try {
            limiter.chargeUser(caller().user());
            return Optional.empty();
        } catch (ProblemException refused) {
            return Optional.of(refused.problem());
        }
    }

    /// Counts an attempt with a secret, to be called before it is checked.
    ///
    /// @throws ProblemException 429
    public void chargeCredentials() {
        limiter.chargeCredentials(address);
    }

    /// Counts an attempt with the secret of a certain account, wherever it comes from.
    ///
    /// @throws ProblemException 429
    public void chargeSecretOf(String subject) {
        limiter.chargeSecretOf(subject);
    }

    /// Counts an attempt of the caller with the token of a link, to be called before it is looked at: as strict as with
    /// passwords, by address and by user, so that tokens cannot be guessed.
    ///
    /// @throws ProblemException 429
    public void chargeLinkToken() {
        limiter.chargeCredentials(address);
        limiter.chargeSecretOf("link " + caller().user());
    }

    /// Runs `work`, unless the call repeats an `Idempotency-Key`: then the first answer comes back.
    public Answer once(Endpoint work) {
        return idempotency.once(this, work);
    }

    /// Method and path, for telling requests apart.
    String target() {
        return request.prologue().method().text() + " "
                + request.path().absolute().rawPath();
    }

    private static long integer(String name, String text, long min, long max) {
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long value = digits ? Long.parseLong(text) : -1;
        if (!digits || value < min || value > max) {
            throw RefusedInputException.badFrame(
                    name + ": not an integer in range (expected: " + min + " to " + max + ")");
        }
        return value;
    }
}
