import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Takes the Javadoc out of sources, so that a running ledger can describe its API in the words that
 * stand beside the code: a line each, its key, a tab and its text in CommonMark. Keys are {@code
 * pkg.Outer$Inner} for a type, {@code pkg.Type#component} for a component of a record, {@code
 * pkg.Type.CONSTANT}, {@code pkg.Type.method} and {@code pkg.Type.method#parameter}; of methods
 * with the same name the first one counts. The build runs it as a single file: the file to write,
 * then the folders of sources.
 */
final class JavadocTexts extends TreePathScanner<Void, String> {
    private final DocTrees trees;
    private final Map<String, String> texts;

    private JavadocTexts(DocTrees trees, Map<String, String> texts) {
        this.trees = trees;
        this.texts = texts;
    }

    public static void main(String[] arguments) throws IOException {
        Path to = Path.of(arguments[0]);
        List<Path> sources = new ArrayList<>();
        for (String folder : Arrays.asList(arguments).subList(1, arguments.length)) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        Map<String, String> texts = new TreeMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new JavadocTexts(trees, texts)
                        .scan(new TreePath(unit), unit.getPackageName() + ".");
            }
        }
        Files.createDirectories(to.getParent());
        Files.writeString(
                to,
                texts.entrySet().stream()
                        .map(text -> text.getKey() + '\t' + text.getValue() + '\n')
                        .collect(Collectors.joining()));
    }

    @Override
    public Void visitClass(ClassTree type, String prefix) {
        String name = prefix + type.getSimpleName();
        keep(name);
        for (Tree member : type.getMembers()) {
            scan(member, name + (member instanceof ClassTree ? '$' : '.'));
        }
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, String prefix) {
        String name = prefix + method.getName();
        keep(name);
        return null;
    }

    @Override
    public Void visitVariable(VariableTree variable, String prefix) {
        String name = prefix + variable.getName();
        keep(name);
        return null;
    }

    private void keep(String name) {
        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        if (comment == null) {
            return;
        }
        put(name, comment.getFullBody());
        for (DocTree tag : comment.getBlockTags()) {
            if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
                put(name + '#' + parameter.getName(), parameter.getDescription());
            } else if (tag instanceof ReturnTree returned) {
                put(name, returned.getDescription());
            }
        }
    }

    private void put(String key, List<? extends DocTree> text) {
        String plain =
                text.stream()
                        .map(JavadocTexts::text)
                        .collect(Collectors.joining())
                        .replaceAll("\\s+", " ")
                        .strip();
        if (!plain.isEmpty()) {
            texts.putIfAbsent(key, plain);
        }
    }

    private static String text(DocTree tree) {
        return switch (tree) {
            case TextTree text -> text.getBody();
            case LiteralTree code when code.getKind() == DocTree.Kind.CODE ->
                    '`' + code.getBody().getBody() + '`';
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link when !link.getLabel().isEmpty() ->
                    link.getLabel().stream().map(JavadocTexts::text).collect(Collectors.joining());
            case LinkTree link ->
                    '`' + link.getReference().getSignature().replaceFirst("^#", "") + '`';
            case EntityTree entity ->
                    switch (entity.getName().toString()) {
                        case "lt" -> "<";
                        case "gt" -> ">";
                        default -> "&";
                    };
            case StartElementTree element -> " ";
            default -> "";
        };
    }
}
