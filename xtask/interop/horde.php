<?php
/**
 * The ActiveSync library of Horde, asked by `cargo xtask interop horde`.
 *
 *   php horde.php version        its version
 *   php horde.php encode         what it encodes, as JSON
 *   php horde.php decode         reads documents as JSON, writes what it decodes of them
 *   php -S 127.0.0.1:PORT horde.php    its Provision command as a server; with the folder for what
 *                                      it has to remember in the environment variable HORDE_STATE
 */

error_reporting(E_ALL & ~E_DEPRECATED & ~E_WARNING & ~E_NOTICE);

spl_autoload_register(function ($class) {
    $file = '/usr/share/php/' . str_replace(['_', '\\'], '/', $class) . '.php';
    if (is_file($file)) {
        require_once $file;
    }
});

/** An encoder whose output is kept. */
function encoder()
{
    $stream = fopen('php://memory', 'w+');
    return [new Horde_ActiveSync_Wbxml_Encoder($stream), $stream];
}

function contents($stream)
{
    rewind($stream);
    return stream_get_contents($stream);
}

function decoder($bytes)
{
    $stream = fopen('php://memory', 'w+');
    fwrite($stream, $bytes);
    rewind($stream);
    return new Horde_ActiveSync_Wbxml_Decoder($stream);
}

/** The policies, with a record of what is sent of them. */
class RecordedPolicies extends Horde_ActiveSync_Policies
{
    public $sent = [];

    protected function _sendPolicy($policy, $value, $nodefault = false)
    {
        if ($nodefault && $value == $this->_defaults[$policy]) {
            return;
        }
        $this->sent[] = [$policy, is_bool($value) ? (string)(int)$value : (string)$value];
        parent::_sendPolicy($policy, $value, $nodefault);
    }
}

/** The policies that administrators set: none, a password, and all that can be forbidden. */
function policy_sets()
{
    $password = [
        'DevicePasswordEnabled' => true,
        'MinDevicePasswordLength' => '6',
        'MaxDevicePasswordFailedAttempts' => '8',
        'MaxInactivityTimeDeviceLock' => '600',
    ];
    return [
        'defaults' => [],
        'password' => $password,
        'alphanumeric' => $password + ['AlphanumericDevicePasswordRequired' => '1'],
        'strict' => $password + [
            'DeviceEncryptionEnabled' => '1',
            'AttachmentsEnabled' => '0',
            'MaxAttachmentSize' => '1000000',
            'AllowStorageCard' => '0',
            'AllowCamera' => '0',
            'RequireDeviceEncryption' => '1',
            'AllowWiFi' => '0',
            'AllowTextMessaging' => '0',
            'AllowPOPIMAPEmail' => '0',
            'AllowBluetooth' => '1',
            'RequireManualSyncWhenRoaming' => '1',
            'AllowHTMLEmail' => '0',
            'MaxEmailAgeFilter' => '3',
            'RequireSignedSMIMEMessages' => '1',
            'RequireEncryptedSMIMEMessages' => '1',
            'AllowBrowser' => '0',
        ],
        'bluetooth' => ['AllowBluetooth' => '0'],
    ];
}

function encode_all()
{
    $all = [];
    foreach (['2.5', '12.0', '12.1', '14.0', '14.1'] as $version) {
        foreach (policy_sets() as $name => $set) {
            list($encoder, $stream) = encoder();
            $policies = new RecordedPolicies($encoder, $version, $set);
            $text = function ($tag, $content) use ($encoder) {
                $encoder->startTag($tag);
                $encoder->content($content);
                $encoder->endTag();
            };
            $encoder->startWBXML();
            $encoder->startTag(Horde_ActiveSync::PROVISION_PROVISION);
            $text(Horde_ActiveSync::PROVISION_STATUS, 1);
            $encoder->startTag(Horde_ActiveSync::PROVISION_POLICIES);
            $encoder->startTag(Horde_ActiveSync::PROVISION_POLICY);
            $is_xml = $version < Horde_ActiveSync::VERSION_TWELVE;
            $text(
                Horde_ActiveSync::PROVISION_POLICYTYPE,
                $is_xml ? Horde_ActiveSync::POLICYTYPE_XML : Horde_ActiveSync::POLICYTYPE_WBXML
            );
            $text(Horde_ActiveSync::PROVISION_STATUS, 1);
            $text(Horde_ActiveSync::PROVISION_POLICYKEY, '1307199584');
            $encoder->startTag(Horde_ActiveSync::PROVISION_DATA);
            if ($is_xml) {
                $policies->toXml();
            } else {
                $policies->toWbxml();
            }
            for ($i = 0; $i < 4; $i++) {
                $encoder->endTag();
            }
            $all[] = [
                'name' => "$version $name",
                'sent' => $policies->sent,
                'wbxml' => bin2hex(contents($stream)),
            ];
        }
    }
    return $all;
}

/** The tokens of a document; what it ends with if it cannot be read to its end. */
function decode_one($bytes)
{
    $decoder = decoder($bytes);
    $decoder->readWbxmlHeader();
    if (!$decoder->isWbxml()) {
        return [['error', 'not WBXML']];
    }
    $tokens = [];
    $depth = 0;
    do {
        $token = $decoder->getToken();
        if (!$token) {
            $tokens[] = ['error', 'no token'];
            break;
        }
        switch ($token[Horde_ActiveSync_Wbxml::EN_TYPE]) {
        case Horde_ActiveSync_Wbxml::EN_TYPE_STARTTAG:
            $full = $token[Horde_ActiveSync_Wbxml::EN_FLAGS] & Horde_ActiveSync_Wbxml::EN_FLAGS_CONTENT;
            $tokens[] = ['start', $token[Horde_ActiveSync_Wbxml::EN_TAG]];
            if ($full) {
                $depth++;
            } else {
                $tokens[] = ['end', ''];
            }
            break;
        case Horde_ActiveSync_Wbxml::EN_TYPE_ENDTAG:
            $tokens[] = ['end', ''];
            $depth--;
            break;
        default:
            $tokens[] = ['text', bin2hex($token[Horde_ActiveSync_Wbxml::EN_CONTENT])];
        }
    } while ($depth > 0);
    return $tokens;
}

/** What the Provision command asks of the library's server, and no more. */
class Site extends Horde_ActiveSync
{
    private $_parts;

    public function __construct(array $parts)
    {
        $this->_parts = $parts;
    }

    public function __get($property)
    {
        return $this->_parts[$property];
    }

    public function checkGlobalError()
    {
        return false;
    }
}

/** Remembers in a file what there is to remember of one device. */
class State
{
    private $_file;
    private $_values = ['key' => 0, 'wipe' => Horde_ActiveSync::RWSTATUS_NA, 'device' => []];

    public function __construct($file)
    {
        $this->_file = $file;
        if (is_file($file)) {
            $this->_values = json_decode(file_get_contents($file), true);
        }
    }

    public function __get($name)
    {
        return $this->_values[$name];
    }

    public function set($name, $value)
    {
        $this->_values[$name] = $value;
        file_put_contents($this->_file, json_encode($this->_values));
    }

    public function getPolicyKey($device)
    {
        return $this->key;
    }

    public function setPolicyKey($device, $key)
    {
        $this->set('key', $key);
    }

    public function generatePolicyKey()
    {
        return mt_rand(1000000000, 9999999999);
    }

    public function getDeviceRWStatus($device)
    {
        return $this->wipe;
    }

    public function setDeviceRWStatus($device, $status)
    {
        $this->set('wipe', $status);
    }
}

/** A device, as far as the Provision command knows one. */
class Device
{
    public $id = 'device';
    public $user = 'user';
    public $properties = [];
    public $version;
    public $policykey = 0;
    private $_state;

    public function __construct($state, $version)
    {
        $this->_state = $state;
        $this->version = $version;
    }

    public function setDeviceProperties($properties)
    {
        $this->_state->set('device', $properties);
    }

    public function save()
    {
    }

    public function enforceProvisioning()
    {
        return true;
    }

    public function isNonProvisionable()
    {
        return false;
    }
}

class Provision extends Horde_ActiveSync_Request_Provision
{
    public function run()
    {
        return $this->_handle();
    }
}

/** The user's side of the server. */
class Driver
{
    public function getCurrentPolicy()
    {
        return policy_sets()[getenv('HORDE_POLICY')];
    }

    public function getUser()
    {
        return 'user';
    }
}

/** One request over HTTP. */
function serve()
{
    $state = new State(getenv('HORDE_STATE') . '/state.json');
    $header = function ($name) {
        return isset($_SERVER[$name]) ? $_SERVER[$name] : null;
    };
    list($encoder, $stream) = encoder();
    $decoder = decoder(file_get_contents('php://input'));
    $site = new Site([
        'driver' => new Driver(),
        'encoder' => $encoder,
        'decoder' => $decoder,
        'request' => null,
        'provisioning' => Horde_ActiveSync::PROVISIONING_FORCE,
        'state' => $state,
        'device' => new Device($state, $header('HTTP_MS_ASPROTOCOLVERSION')),
    ]);
    $site->activeSyncHeader();
    if ($_SERVER['REQUEST_METHOD'] == 'OPTIONS') {
        $site->versionHeader();
        $site->commandsHeader();
        return;
    }
    $decoder->readWbxmlHeader();
    $provision = new Provision($site);
    $provision->setLogger(new Horde_Log_Logger(new Horde_Log_Handler_Null()));
    header('Content-Type: application/vnd.ms-sync.wbxml');
    $text = function ($tag, $content) use ($encoder) {
        $encoder->startTag($tag);
        $encoder->content($content);
        $encoder->endTag();
    };
    switch ($_GET['Cmd']) {
    case 'Provision':
        $provision->run();
        break;
    case 'FolderSync':
        if ($provision->checkPolicyKey($header('HTTP_X_MS_POLICYKEY'), 'FolderHierarchy:FolderSync')) {
            $encoder->startWBXML();
            $encoder->startTag('FolderHierarchy:FolderSync');
            $text('FolderHierarchy:Status', 1);
            $encoder->endTag();
        }
        break;
    case 'Settings':
        $encoder->startWBXML();
        $encoder->startTag('Settings:Settings');
        $text('Settings:Status', 1);
        $encoder->startTag('Settings:DeviceInformation');
        $text('Settings:Status', 1);
        $encoder->endTag();
        $encoder->endTag();
        break;
    default:
        http_response_code(501);
        return;
    }
    echo contents($stream);
}

if (PHP_SAPI == 'cli-server') {
    serve();
    return;
}
switch (isset($argv[1]) ? $argv[1] : '') {
case 'version':
    echo Horde_ActiveSync::LIBRARY_VERSION, "\n";
    break;
case 'encode':
    echo json_encode(encode_all()), "\n";
    break;
case 'decode':
    $all = json_decode(stream_get_contents(STDIN), true);
    foreach ($all as &$document) {
        $document['tokens'] = decode_one(hex2bin($document['wbxml']));
        unset($document['wbxml']);
    }
    echo json_encode($all), "\n";
    break;
default:
    fwrite(STDERR, "version, encode or decode\n");
    exit(2);
}
