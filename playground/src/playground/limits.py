"""How long, how many: the numbers at which Slack refuses a payload. There is no second place for them."""

# Everywhere
# source: https://docs.slack.dev/reference/block-kit/blocks, https://docs.slack.dev/reference/block-kit/composition-objects/text-object
BLOCK_ID = 255
ACTION_ID = 255
ID = 255
TEXT = 3000
URL = 3000
ALT_TEXT = 2000

# A message
# source: https://docs.slack.dev/reference/methods/chat.postMessage, https://docs.slack.dev/reference/methods/chat.update
MESSAGE_BLOCKS = 50
MESSAGE_TEXT = 40_000
MESSAGE_BLOCK_TEXT = 13_000  # not told; seen in https://github.com/slackapi/bolt-js/issues/2509
UPDATE_TEXT = 4_000
ATTACHMENTS = 100
METADATA_BYTES = 8_000  # not told: Slack only says that there is an end to it
CHARTS = 2  # source: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
TABLES = 1  # source: https://docs.slack.dev/reference/block-kit/blocks/table-block
MARKDOWN = 12_000  # source: https://docs.slack.dev/reference/block-kit/blocks/markdown-block

# A view
# source: https://docs.slack.dev/reference/views/modal-views, https://docs.slack.dev/reference/views/home-tab-views
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000  # source: https://docs.slack.dev/reference/methods/views.open (view_too_large)
VIEW_TITLE = 24
CALLBACK_ID = 255
EXTERNAL_ID = 255
PRIVATE_METADATA = 3000

# Blocks
# source: the page of each under https://docs.slack.dev/reference/block-kit/blocks
ACTIONS_ELEMENTS = 25
CONTEXT_ELEMENTS = 10
CONTEXT_ACTIONS = 5
SECTION_FIELDS = 10
SECTION_FIELD = 2000
HEADER = 150
HEADER_LEVELS = 4
INPUT_LABEL = 2000
INPUT_HINT = 2000
ALERT = 200
IMAGE_TITLE = 2000
PLAN_TASKS = 50

# Cards and containers
# source: card-block, carousel-block, container-block under https://docs.slack.dev/reference/block-kit/blocks
CARD_TITLE = 150
CARD_BODY = 200
CARD_BUTTONS = 3
CAROUSEL_CARDS = 10
CONTAINER_TITLE = 150
CONTAINER_BLOCKS = 10

# Videos
# source: https://docs.slack.dev/reference/block-kit/blocks/video-block
VIDEO_TEXT = 200
VIDEO_AUTHOR = 50
VIDEO_LINK = 2000

# Elements
# source: the page of each under https://docs.slack.dev/reference/block-kit/block-elements and https://docs.slack.dev/reference/block-kit/composition-objects
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
ACCESSIBILITY_LABEL = 75
AGENT_PROMPT = 4000
VISIBLE_TO = 10
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTION_DESCRIPTION = 75
OPTIONS = 100
OPTION_GROUPS = 100
GROUP_LABEL = 75
OVERFLOW_OPTIONS = 5
CHOICES = 10
PLACEHOLDER = 150
INPUT_LENGTH = 3000
INPUT_LINES = 100
FILES = 10
FIRST_MOMENT = 1_000_000_000  # a datetimepicker's moment has ten digits
LAST_MOMENT = 9_999_999_999

# Rich text
# source: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
LIST_INDENT = 8
BORDER = 1

# Tables
# source: https://docs.slack.dev/reference/block-kit/blocks/table-block, https://docs.slack.dev/reference/block-kit/blocks/data-table-block
TABLE_ROWS = 100
TABLE_CELLS = 20
TABLE_TEXT = 10_000
DATA_TABLE_ROWS = 201
DATA_TABLE_LEAST = 2
DATA_TABLE_TEXT = 20_000
DATA_TABLE_PAGE = 100

# Charts
# source: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
CHART_TITLE = 50
CHART_LABEL = 20
CHART_AXIS = 50
CHART_SEGMENTS = 12
CHART_SERIES = 12
CHART_POINTS = 20
