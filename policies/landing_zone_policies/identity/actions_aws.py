"""What IAM actions do, told from their names: read data, hand out credentials, change, change permissions.

AWS classes its actions in the Service Authorization Reference; names follow its verbs closely enough to judge a
statement that is for any resource.
"""

import re

CREDENTIALS = frozenset(
    {
        "cognito-identity:getcredentialsforidentity",
        "cognito-identity:getopenidtoken",
        "cognito-identity:getopenidtokenfordeveloperidentity",
        "codepipeline:pollforjobs",
        "chime:createapikey",
        "connect:getfederationtoken",
        "connect:getfederationtokens",
        "ec2:getpassworddata",
        "gamelift:requestuploadcredentials",
        "iam:createaccesskey",
        "iam:createloginprofile",
        "iam:createservicespecificcredential",
        "iam:resetservicespecificcredential",
        "iam:updateaccesskey",
        "iam:updateloginprofile",
        "lightsail:getinstanceaccessdetails",
        "lightsail:getrelationaldatabasemasteruserpassword",
        "mediapackage:rotatechannelcredentials",
        "mediapackage:rotateingestendpointcredentials",
        "rds-db:connect",
        "redshift:getclustercredentials",
        "sso:getrolecredentials",
        "sts:assumerole",
        "sts:assumerolewithsaml",
        "sts:assumerolewithwebidentity",
        "sts:getfederationtoken",
        "sts:getsessiontoken",
    }
)
"""Actions whose answer is a credential. Source: AWS API references of the services (inferred)."""
FOR_ANY_ONLY = re.compile(
    r"^(?:cloudwatch:(?:putmetricdata|getmetric\w*|list\w*)|xray:\w*|ssmmessages:\w*|ec2messages:\w*|"
    r"ecr:getauthorizationtoken|ecr-public:getauthorizationtoken|sts:(?:getcalleridentity|getservicebearertoken)|"
    r"ec2:(?:get|search)\w*|tag:\w*|ce:\w*|pricing:\w*|health:\w*|cloudtrail:lookupevents|ssm:updateinstanceinformation|"
    r"iam:(?:get(?:account|credential|contextkeys)\w*|list(?:account|policies|roles|users|groups)\w*)|"
    r"s3:listallmybuckets|kms:(?:listkeys|listaliases|generaterandom)|dynamodb:list\w*|logs:describeloggroups)$"
)
"""Actions that take no resource, so that a statement can't name one (inferred)."""
READABLE_BY_ANY = re.compile(
    r"^(?!s3:|dynamodb:|kms:|secretsmanager:|ssm:|sqs:|sns:|ecr:|lambda:|iam:|rds:)[\w-]+:(?:describe|list)\w*$"
)
"""Lists of things, which most services give without a resource; those left out tie even these to one."""
PERMISSIONS = re.compile(r":(?:\w*(?:policy|policies|permission|permissions|acl|grant|publicaccessblock)|passrole)$")
_READ = re.compile(r":(?:get|list|describe|view|search|query|scan|select|lookup|read|batchget|head|check|download)\w*$")


def is_wildcard(action: str) -> bool:
    """Return whether an action means all of a service's, or all."""
    return action == "*" or action.endswith(":*")


def returns_credentials(action: str) -> bool:
    """Return whether an answer to it is a credential."""
    return action in CREDENTIALS


def is_read(action: str) -> bool:
    """Return whether it changes nothing."""
    return bool(_READ.search(action))


def changes_permissions(action: str) -> bool:
    """Return whether it says who may do what, or hands a role on."""
    return bool(PERMISSIONS.search(action)) and not is_read(action)


def needs_resource(action: str) -> bool:
    """Return whether it can, and so should, be tied to a resource."""
    return not FOR_ANY_ONLY.match(action) and not READABLE_BY_ANY.match(action)
