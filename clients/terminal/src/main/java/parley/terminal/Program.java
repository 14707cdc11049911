package parley.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.client.ParleyClient;
import parley.client.live.LiveConnection;
import parley.client.live.LiveOptions;
import parley.client.live.TransportOptions;
import parley.client.model.LoginRequiredException;
import parley.client.model.RefusedException;
import parley.client.model.UnreachableException;
import parley.client.store.DeviceSession;
import parley.client.store.FileClientStore;
import parley.client.store.FileOutbox;
import parley.client.store.FileSessionStore;

/// One run of the terminal client: logged in, with its files open.
final class Program implements AutoCloseable {
    private static final String HANDLE = "[a-z0-9_.-]{3,32}";
    private static final int LEAVE_SECONDS = 3;
    private static final int MOST_UNANSWERED = LiveOptions.defaults().maxPending() / 2;

    private final ChatOptions options;
    private final Input input;
    private final StateDirectory state;
    private final FileClientStore store;
    private final FileOutbox outbox;
    private final ParleyClient client;
    private final DeviceSession session;
    private final Optional<HttpClient> trusting;

    private Program(
            ChatOptions options,
            Input input,
            StateDirectory state,
            FileClientStore store,
            FileOutbox outbox,
            ParleyClient client,
            DeviceSession session,
            Optional<HttpClient> trusting) {
        this.options = options;
        this.input = input;
        this.state = state;
        this.store = store;
        this.outbox = outbox;
        this.client = client;
        this.session = session;
        this.trusting = trusting;
    }

    /// Opens the files of the user and logs in if need be.
    ///
    /// @throws TerminalException if something is missing that only the user can give
    /// @throws parley.client.model.ClientException if the server refuses or does not answer
    static Program open(ChatOptions options, Input input) throws IOException {
        if (options.url.getHost() == null || !List.of("http", "https").contains(options.url.getScheme())) {
            throw new TerminalException("--url: " + options.url + " (expected: like http://127.0.0.1:8080)");
        }
        Optional<HttpClient> trusting = Optional.ofNullable(options.ca).map(Trust::only);
        Path root = options.state == null ? Path.of(System.getProperty("user.home"), ".parley") : options.state;
        String handle = handle(options, input, root);
        StateDirectory state = StateDirectory.open(root, options.url, handle);
        FileClientStore store = new FileClientStore(state.file("progress.jsonl"));
        FileOutbox outbox = new FileOutbox(state.file("outbox.jsonl"));
        ParleyClient.Builder builder = ParleyClient.builder(options.url)
                .sessions(new FileSessionStore(state.file("session.json")))
                .store(store)
                .outbox(outbox)
                .options(LiveOptions.defaults().withTransports(TransportOptions.of(options.transport())))
                .name("parley-terminal");
        trusting.ifPresent(builder::http);
        ParleyClient client = builder.build();
        DeviceSession session = logIn(options, input, client, handle);
        return new Program(options, input, state, store, outbox, client, session, trusting);
    }

    /// Somebody types, on a terminal that can move its cursor.
    int interactive(PrintStream out, Style style, Stty terminal) throws IOException, InterruptedException {
        LineEditor editor = new LineEditor();
        AnsiScreen screen = new AnsiScreen(out, style, terminal, editor);
        // Ctrl-C ends the program without returning from here.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            screen.close();
            terminal.close();
        }));
        terminal.raw();
        try (Talk chatting = chat(screen, style)) {
            if (!options.to.isEmpty()) {
                chatting.chat().start(options.to);
            }
            type(chatting.chat(), screen, editor);
            return chatting.chat().settle(LEAVE_SECONDS) == 0 ? 0 : 1;
        }
    }

    /// Lines come from a pipe, or from a terminal that can do no more.
    int lines(PrintStream out, Style style) throws IOException, InterruptedException {
        PlainScreen screen = new PlainScreen(out, style);
        try (Talk chatting = chat(screen, style)) {
            Chat chat = chatting.chat();
            if (!options.to.isEmpty()) {
                chat.start(options.to);
                if (!chat.awaitStart(options.wait)) {
                    throw new TerminalException(
                            "--to: " + chat.failure().orElse("no answer within " + options.wait + " s"));
                }
            }
            Feed feed = new Feed(chat, input, MOST_UNANSWERED, options.wait);
            return (Stty.typedOn() ? feed.typed() : feed.piped()) == 0 ? 0 : 1;
        }
    }

    private void type(Chat chat, AnsiScreen screen, LineEditor editor) throws IOException {
        KeyReader keys = new KeyReader(input.reader());
        while (true) {
            Key key = keys.next();
            if (key instanceof Key.Gone || (key instanceof Key.EndOfInput && editor.isEmpty())) {
                return;
            }
            Optional<String> line = editor.press(key);
            screen.edited();
            chat.typing(editor.text());
            if (line.isPresent() && !chat.line(line.get())) {
                return;
            }
        }
    }

    /// A chat and its connection.
    private record Talk(Chat chat, LiveConnection live) implements AutoCloseable {
        @Override
        public void close() {
            live.close();
        }
    }

    private Talk chat(Screen screen, Style style) {
        LiveServer server = new LiveServer(client.rest(), client.groups());
        Chat chat = new Chat(session.user(), session.handle(), server, screen, style, InstantSource.system());
        chat.left(outbox.load());
        LiveConnection live = client.connect(chat);
        server.connected(live);
        return new Talk(chat, live);
    }

    private static String handle(ChatOptions options, Input input, Path root) throws IOException {
        List<String> known = StateDirectory.handles(root, options.url);
        String handle = options.user;
        if (handle.isEmpty() && known.size() == 1 && !options.register) {
            handle = known.getFirst();
        }
        if (handle.isEmpty()) {
            handle = input.ask("Handle: ")
                    .orElseThrow(() -> new TerminalException("--user: missing (expected: your handle)"));
        }
        handle = handle.strip().toLowerCase(Locale.ROOT);
        if (!handle.matches(HANDLE)) {
            throw new TerminalException("handle: " + Text.brief(handle, 40)
                    + " (expected: 3 to 32 characters of a-z, 0-9, '_', '.' and '-')");
        }
        return handle;
    }

    private static DeviceSession logIn(ChatOptions options, Input input, ParleyClient client, String handle)
            throws IOException {
        Optional<DeviceSession> saved = client.session();
        if (saved.isPresent() && !options.register && stillValid(client)) {
            return saved.get();
        }
        String password = input.password(Optional.ofNullable(options.passwordFile), options.register)
                .orElseThrow(() -> new TerminalException(
                        "no password (expected: --password-file, PARLEY_PASSWORD, or a terminal to ask at)"));
        return options.register
                ? client.register(handle, password, options.device, options.invite)
                : client.logIn(handle, password, options.device);
    }

    /// A login counts as valid as long as the server has not said otherwise.
    private static boolean stillValid(ParleyClient client) {
        try {
            client.rest().me();
            return true;
        } catch (LoginRequiredException invalid) {
            return false;
        } catch (UnreachableException | RefusedException busy) {
            return true;
        }
    }

    @Override
    public void close() {
        client.close();
        trusting.ifPresent(HttpClient::shutdownNow);
        outbox.close();
        store.close();
        state.close();
    }
}
