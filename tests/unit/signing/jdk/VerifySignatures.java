import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Verifies every ds:Signature of the files named: by javax.xml.crypto, with the first certificate of its KeyInfo. */
public class VerifySignatures {
    private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    public static void main(String[] names) throws Exception {
        for (String name : names) {
            Path path = Path.of(name);
            if (name.endsWith(".asice")) {
                try (FileSystem container = FileSystems.newFileSystem(path)) {
                    try (var entries = Files.list(container.getPath("/META-INF"))) {
                        for (Path entry : entries.sorted().toList()) {
                            if (entry.toString().contains("signatures")) verify(name, Files.readAllBytes(entry), container.getPath("/"));
                        }
                    }
                }
            } else {
                verify(name, Files.readAllBytes(path), path.getParent());
            }
        }
    }

    private static void verify(String name, byte[] bytes, Path folder) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        Document document = parsers.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        registerIds(document.getDocumentElement());
        NodeList found = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        for (int i = 0; i < found.getLength(); i++) {
            String verdict;
            try {
                verdict = holds((Element) found.item(i), folder) ? "valid" : "invalid";
            } catch (Exception error) {
                verdict = "error " + error;
            }
            System.out.println(Path.of(name).getFileName() + " " + verdict);
        }
    }

    private static boolean holds(Element signature, Path folder) throws Exception {
        DOMValidateContext context = new DOMValidateContext(firstKey(signature), signature);
        context.setURIDereferencer(files(folder));
        return FACTORY.unmarshalXMLSignature(context).validate(context);
    }

    private static PublicKey firstKey(Element signature) throws Exception {
        String text = signature.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate").item(0).getTextContent();
        InputStream der = new ByteArrayInputStream(Base64.getMimeDecoder().decode(text));
        return ((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der)).getPublicKey();
    }

    /** A file of the folder, or of the container, for a reference that leads out of the document. */
    private static URIDereferencer files(Path folder) {
        return (reference, context) -> {
            String uri = reference.getURI();
            if (uri.isEmpty() || uri.startsWith("#")) return FACTORY.getURIDereferencer().dereference(reference, context);
            try {
                Path file = folder.resolve(URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8));
                Data data = new OctetStreamData(new ByteArrayInputStream(Files.readAllBytes(file)));
                return data;
            } catch (Exception error) {
                throw new URIReferenceException(error);
            }
        };
    }

    private static void registerIds(Element element) {
        if (element.hasAttribute("Id")) element.setIdAttribute("Id", true);
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) registerIds(child);
        }
    }
}
