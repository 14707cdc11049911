package parley.architecture;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What a module's pom says about the module.
///
/// @param directory where the module is, as the root pom lists it: `modules/messaging`
/// @param dependencies artifacts that the module itself depends on, those for its tests left out
record Pom(String directory, String artifact, String description, Set<String> dependencies) {
    static Pom parse(String directory, String xml) {
        Element project = root(xml);
        Set<String> dependencies = new LinkedHashSet<>();
        NodeList list = child(project, "dependencies").getChildNodes();
        elements(list)
                .filter(dependency -> !text(dependency, "scope").equals("test"))
                .forEach(dependency ->
                        dependencies.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId")));
        return new Pom(directory, text(project, "artifactId"), text(project, "description"), dependencies);
    }

    private static Element root(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException malformed) {
            throw new IllegalArgumentException("pom: " + malformed.getMessage(), malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Element child(Element parent, String name) {
        return elements(parent.getChildNodes())
                .filter(element -> element.getTagName().equals(name))
                .findFirst()
                .orElseGet(() -> parent.getOwnerDocument().createElement(name));
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    private static java.util.stream.Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }
}
